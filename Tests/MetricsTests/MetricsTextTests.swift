import Foundation
import Testing

@testable import Metrics

/// The text that Prometheus reads, and the file that it lies in.
struct MetricsTextTests {
  private typealias Label = MetricFamily.Label

  @Test func `families have help, type and their numbers`() {
    let text = MetricsText.text([
      MetricFamily(
        "bell_files_total", .counter, "Files.",
        [
          .init(3, [Label("result", "complete")]),
          .init(0.5, [Label("result", "b"), Label("c", "d")]),
        ]),
      MetricFamily("bell_empty", .gauge, "Nothing.", []),
      MetricFamily("bell_up", .gauge, "One.", 1),
    ])
    #expect(
      text == """
        # HELP bell_files_total Files.
        # TYPE bell_files_total counter
        bell_files_total{result="complete"} 3
        bell_files_total{result="b",c="d"} 0.5
        # HELP bell_up One.
        # TYPE bell_up gauge
        bell_up 1

        """)
  }

  @Test func `labels and help are escaped`() {
    let text = MetricsText.text([
      MetricFamily("a", .gauge, "back\\slash \"quoted\"\nline", [.init(1, [Label("l", "\\ \"\n")])])
    ])
    #expect(
      text == "# HELP a back\\\\slash \"quoted\"\\nline\n# TYPE a gauge\na{l=\"\\\\ \\\"\\n\"} 1\n")
  }

  @Test func `a file is replaced at once, and everybody may read it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "bell.prom").path
    let old = umask(0o077)
    defer { umask(old) }
    for text in ["one\n", "two\n"] {
      try MetricsFile.write(text, to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
    let modes = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(modes == 0o644)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bell.prom"])
    #expect(throws: MetricsFile.Fault.self) {
      try MetricsFile.write("x", to: folder.appending(path: "no/such.prom").path)
    }
  }
}
