@testable import CloudTrail

extension DecodedRow {
  /// The record put together again in the way of the column `events.record`.
  ///
  /// As in SQL, a part that ought to be there and is NULL makes the whole NULL.
  var record: [UInt8]? {
    var output: [UInt8] = [UInt8(ascii: "{")]
    output += shapeMembers
    output += identityMembers ?? []
    output += clientMembers ?? []
    output += rest ?? []
    if !flags.contains(.addressIsNoMember) {
      append("sourceIPAddress", quoted: address.map { Array($0.utf8) }, to: &output)
    }
    if !flags.contains(.timeIsNoMember) {
      guard let seconds else { return nil }
      append("eventTime", quoted: Array(EventTime.text(ofSeconds: seconds).utf8), to: &output)
    }
    if !flags.contains(.idIsNoMember) {
      guard let eventID else { return nil }
      append("eventID", quoted: eventID, to: &output)
    }
    if !flags.contains(.requestIDIsNoMember) {
      append("requestID", quoted: requestID, to: &output)
    }
    if !flags.contains(.sharedEventIDIsNoMember) {
      append("sharedEventID", quoted: sharedEventID, to: &output)
    }
    append("errorMessage", plain: errorMessage, to: &output)
    append("requestParameters", plain: requestParameters, to: &output)
    append("responseElements", plain: responseElements, to: &output)
    append("additionalEventData", plain: additionalEventData, to: &output)
    append("resources", plain: resources, to: &output)
    while output.last == UInt8(ascii: ",") { output.removeLast() }
    output.append(UInt8(ascii: "}"))
    return output
  }

  /// The record as text; empty when it cannot be put together.
  var recordText: String { String(decoding: record ?? [], as: UTF8.self) }

  private func append(_ name: String, quoted text: [UInt8]?, to output: inout [UInt8]) {
    guard let text else { return }
    output += Array("\"\(name)\":\"".utf8) + text + Array("\",".utf8)
  }

  private func append(_ name: String, plain text: [UInt8]?, to output: inout [UInt8]) {
    guard let text else { return }
    output += Array("\"\(name)\":".utf8) + text + [UInt8(ascii: ",")]
  }
}
