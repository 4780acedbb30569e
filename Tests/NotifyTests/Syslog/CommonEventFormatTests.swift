import Alarms
import Testing

@testable import Notify

/// ArcSight's format gives back what was put in.
struct CommonEventFormatTests {
  /// Seven fields between bars, then keys and values: read by the format's own rules.
  private func parse(_ text: String) throws -> (header: [String], keys: [String: String]) {
    var header = [""]
    var rest = Substring(text).unicodeScalars
    while header.count < 8, let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.popFirst() {
        header[header.count - 1].unicodeScalars.append(next)
      } else if scalar == "|" {
        header.append("")
      } else {
        header[header.count - 1].unicodeScalars.append(scalar)
      }
    }
    let extensionText = header.removeLast() + String(String.UnicodeScalarView(rest))
    var keys: [String: String] = [:]
    // A key is a word before an equals sign that no backslash precedes.
    let key = /(^| )([A-Za-z0-9]+)=/.matchingSemantics(.unicodeScalar)
    let starts = extensionText.matches(of: key)
    for (number, start) in starts.enumerated() {
      let end =
        number + 1 < starts.count ? starts[number + 1].range.lowerBound : extensionText.endIndex
      keys[String(start.output.2)] = unescaped(extensionText[start.range.upperBound..<end])
    }
    return (header, keys)
  }

  private func unescaped(_ text: Substring) -> String {
    var plain = ""
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      plain.unicodeScalars.append(scalar == "\\" ? rest.popFirst() ?? scalar : scalar)
    }
    return plain
  }

  private func check(_ value: String) throws {
    let notice = Notices.make(value)
    let (header, keys) = try parse(CommonEventFormat.text(.alert(notice), message: "the words"))
    let safe = SafeText.line(value)
    #expect(header == ["CEF:0", "Trailbell", "Trailbell", "1", safe, safe, "8"])
    #expect(keys["suser"] == safe)
    #expect(keys["externalId"] == "0123456789abcdef" && keys["cnt"] == "7")
    #expect(keys["start"] == "1000000" && keys["end"] == "1060000")
    #expect(keys["msg"] == "the words")
    let number = (1...6).first { keys["cs\($0)Label"] == "eventIDs" }
    #expect(number.flatMap { keys["cs\($0)"] } == "\(safe), following")
  }

  @Test(arguments: HostileText.all) func `hostile values come back`(value: String) throws {
    try check(value)
  }

  @Test func `random hostile values come back`() throws {
    for seed in 0..<UInt64(3_000 * HostileTextMaker.effort) {
      var maker = HostileTextMaker(seed: HostileTextMaker.seed &+ seed)
      try check(maker.text())
    }
  }

  @Test(arguments: [
    ("192.0.2.1", "src"), ("2001:db8::1", "c6a2"), ("sagemaker.amazonaws.com", "shost"),
  ])
  func `an address has the key of its kind`(address: String, key: String) throws {
    let notice = Notices.make(address)
    #expect(try parse(CommonEventFormat.text(.alert(notice), message: "")).keys[key] == address)
  }
}
