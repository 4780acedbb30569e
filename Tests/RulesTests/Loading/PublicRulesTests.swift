import CZlib
import CloudTrail
import Foundation
import Testing

@testable import Rules

/// Public rules and a real trail, where developers keep them beside the project.
@Suite("Public rules", .enabled(if: SharedData.exists("data/rules/sigmahq"), "no shared data here"))
struct PublicRulesTests {
  @Test("all load without problems")
  func load() {
    let loaded = RuleHarness.loader.load(paths: [SharedData.path("data/rules/sigmahq")])
    #expect(loaded.problems.map(\.description) == [])
    #expect(loaded.rules.detections.count == 30)
    #expect(loaded.rules.alarms.allSatisfy { $0.author != nil })
  }

  @Test(
    "all match as often as expected",
    .enabled(if: SharedData.exists("data/trail"), "no shared trail here"), .timeLimit(.minutes(5)))
  func counts() throws {
    let rules = RuleHarness.loader.load(paths: [SharedData.path("data/rules/sigmahq")]).rules
    var counts: [String: Int] = [:]
    var known: Set<String> = []
    for path in trailFiles() {
      try forEachRecord(in: inflate(path)) { record, bytes in
        guard known.insert(bytes.text(record[.eventID])).inserted else { return }
        let candidates = rules.candidates(
          eventSource: JSONString.text(of: record[.eventSource], in: bytes),
          eventName: JSONString.text(of: record[.eventName], in: bytes))
        let context = EventContext(actor: nil, outcome: "allowed")
        rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
          let file = URL(fileURLWithPath: rules.detections[detection].file).lastPathComponent
          counts[file, default: 0] += 1
        }
      }
    }
    #expect(known.count == 23_981)
    #expect(counts == (try expectedCounts()).filter { $0.value > 0 })
  }

  private func expectedCounts() throws -> [String: Int] {
    let table = try String(
      contentsOfFile: SharedData.path("data/rules/sigmahq-expected.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    return Dictionary(uniqueKeysWithValues: rows.map { (String($0[0]), Int($0[1]) ?? -1) })
  }

  private func trailFiles() -> [String] {
    let folder = SharedData.path("data/trail")
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".json.gz") }.map { "\(folder)/\($0)" }
  }

  private func inflate(_ path: String) -> [UInt8] {
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

  private func forEachRecord(
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
