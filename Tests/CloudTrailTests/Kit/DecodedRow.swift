@testable import CloudTrail

/// A row with its numbers resolved and its texts copied, so that it outlives its batch.
struct DecodedRow: Equatable {
  var key: EventKey
  var flags: EventRow.Flags
  var outcome: Outcome
  var position: UInt32

  var shapeMembers: [UInt8]
  var identityMembers: [UInt8]?
  var clientMembers: [UInt8]?
  var shape: Shape
  var identity: Identity?
  var client: Client?
  var name: String?
  var actor: String?
  var address: String?

  var eventID: [UInt8]?
  var requestID: [UInt8]?
  var sharedEventID: [UInt8]?
  var errorMessage: [UInt8]?
  var requestParameters: [UInt8]?
  var responseElements: [UInt8]?
  var additionalEventData: [UInt8]?
  var resources: [UInt8]?
  var rest: [UInt8]?
  var original: [UInt8]?

  /// The event id as text; ids that tests make are UTF-8.
  var id: String { eventID.map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// The time that the columns show; nil when the event has none.
  var seconds: Int64? { key.seconds == EventKey.untimedSeconds ? nil : key.seconds }

  /// Every text of the row: each must be fit for a column of text.
  var texts: [[UInt8]] {
    let ranges = [
      eventID, requestID, sharedEventID, errorMessage, requestParameters, responseElements,
      additionalEventData, resources, rest, identityMembers, clientMembers,
    ]
    return [shapeMembers] + ranges.compactMap { $0 }
  }
}
