import CloudTrail
import Foundation
import Store
import Testing

@testable import trailbell

/// Heads in a log, however it is cut into parts and whatever else is in it.
struct HeadLinesTests {
  private static func line(_ seal: Int) -> String {
    "sealed up to seal \(seal) " + String(repeating: String(seal % 10), count: 64)
  }

  private func heads(_ text: String, partLength: Int) -> [Int64] {
    var lines = HeadLines()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: partLength) {
      lines.take(bytes[start..<min(start + partLength, bytes.count)])
    }
    lines.endLine()
    return lines.heads.map(\.seal).sorted()
  }

  @Test func `the parts in which a log comes change nothing`() {
    let long = String(repeating: "x", count: 3 * HeadLines.lineByteMaximum)
    let text = [
      Self.line(1), "notice: \(Self.line(2))", "", "an \(Self.line(90))", Self.line(1), long,
      long + Self.line(91), "<5>\(Self.line(3)); 7 events were deleted", "sealed up to seal x",
      Self.line(92) + long, Self.line(4),
    ].joined(separator: "\n")
    for partLength in [1, 2, 7, 64, 1_000, HeadLines.lineByteMaximum, 1 << 20] {
      #expect(heads(text, partLength: partLength) == [1, 2, 3, 4], "parts of \(partLength)")
      #expect(heads(text + "\n", partLength: partLength) == [1, 2, 3, 4])
    }
    #expect(heads("", partLength: 1) == [])
  }

  @Test func `a log without a head, or none at all, is told`() throws {
    let site = try Site()
    try site.arrive("a.json", call: "CreateModel", actors: ["ada"])
    let ingest = ["ingest", site.trail.path, "--database", site.database]
    try #require(try Program.run(ingest).status == 0)
    let log = site.folder.path("log")
    try "nothing\n".write(toFile: log, atomically: true, encoding: .utf8)
    for (path, words) in [
      (log, "holds no line that tells how a chain ends"),
      (site.folder.path("none"), "cannot be read"),
      (site.folder.url.path, "cannot be read"),
    ] {
      let ended = try Program.run(["verify", "--database", site.database, "--heads", path])
      #expect(ended.status == 66 && ended.errors.contains(words), "\(ended.errors)")
    }
    let verified = try Program.run(["verify", "--database", site.database])
    let head = try #require(
      verified.output.split(separator: "\n").first { $0.hasPrefix("sealed up to") })
    try "noise\nnotice: \(head)\n".write(toFile: log, atomically: true, encoding: .utf8)
    let same = try Program.run(["verify", "--database", site.database, "--heads", log])
    #expect(same.status == 0, "\(same.output)")
    try "sealed up to seal 999 \(String(repeating: "0", count: 64))\n".write(
      toFile: log, atomically: true, encoding: .utf8)
    let cut = try Program.run(["verify", "--database", site.database, "--heads", log])
    #expect(cut.status == 1 && cut.output.contains("cut off"), "\(cut.output)")
  }
}
