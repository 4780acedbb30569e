import CZlib
import CloudTrail
import Foundation

@testable import Rules

/// The real trail that developers keep beside the project.
enum SharedTrail {
  /// Whether the trail is there.
  static var exists: Bool { SharedData.exists("data/trail") }

  /// Calls `body` with each record of the trail, each event once.
  ///
  /// - Returns: how many events there are.
  static func forEachEvent(_ body: (borrowing Record, RawSpan) throws -> Void) throws -> Int {
    var known: Set<String> = []
    for path in files() {
      try forEachRecord(in: inflate(path)) { record, bytes in
        guard known.insert(bytes.text(record[.eventID])).inserted else { return }
        try body(record, bytes)
      }
    }
    return known.count
  }

  private static func files() -> [String] {
    let folder = SharedData.path("data/trail")
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".json.gz") }.map { "\(folder)/\($0)" }
  }

  private static func inflate(_ path: String) -> [UInt8] {
    guard let file = gzopen(path, "rb") else { return [] }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &chunk, UInt32(chunk.count))
      guard count > 0 else { return bytes }
      bytes += chunk[..<Int(count)]
    }
  }

  private static func forEachRecord(
    in bytes: [UInt8], _ body: (borrowing Record, RawSpan) throws -> Void
  ) throws {
    let span = bytes.span.bytes
    let records = JSONLookup.member(
      Array("Records".utf8), of: ByteRange(0, bytes.count), in: span)
    var ranges: [ByteRange] = []
    JSONLookup.forEachElement(of: records, in: span) { element in
      ranges.append(element)
      return true
    }
    let scanner = RecordScanner()
    var record = Record()
    for range in ranges {
      _ = try scanner.scan(span, from: range.start, limit: range.end, into: &record)
      try body(record, span)
    }
  }
}

extension RuleSet {
  /// The detections that match an event, found by the index.
  func matches(_ record: borrowing Record, in bytes: RawSpan) -> [Int] {
    let candidates = candidates(
      eventSource: JSONString.text(of: record[.eventSource], in: bytes),
      eventName: JSONString.text(of: record[.eventName], in: bytes))
    let context = EventContext(actor: nil, outcome: "allowed")
    var matched: [Int] = []
    evaluate(candidates, record: record, in: bytes, context: context) { matched.append($0) }
    return matched
  }
}
