import Testing

@testable import trailbell

/// How events lie in time, drawn.
struct TimelineTests {
  /// 2026-11-01T10:00:00Z.
  private static let start: Int64 = 1_793_527_200

  private func timeline(_ seconds: [Int64]) throws -> Timeline {
    try #require(Timeline(seconds.map { Self.start + $0 }))
  }

  @Test func `no events are no timeline, and one is one column`() throws {
    #expect(Timeline([]) == nil)
    #expect(
      try timeline([0, 0]).lines(isUnicode: true) == ["█", "2026-11-01T10:00:00Z"])
  }

  @Test func `a short time has a column for each second`() throws {
    let timeline = try timeline([0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 3])
    #expect(timeline.counts == [8, 0, 4, 1])
    let axis = "2026-11-01T10:00:00Z to 2026-11-01T10:00:03Z"
    #expect(timeline.lines(isUnicode: true) == ["█·▄▁", axis])
    #expect(timeline.lines(isUnicode: false) == ["@.+:", axis])
  }

  @Test func `a long time has sixty columns, and its ends below them`() throws {
    let timeline = try timeline(Array(0..<3_600))
    #expect(timeline.counts == Array(repeating: 60, count: 60))
    let lines = timeline.lines(isUnicode: false)
    #expect(lines[0] == String(repeating: "@", count: 60))
    #expect(lines[1].count == 60)
    #expect(lines[1].hasPrefix("2026-11-01T10:00:00Z  "))
    #expect(lines[1].hasSuffix("  2026-11-01T10:59:59Z"))
  }

  @Test func `every event is counted, also at the ends of time`() {
    for times in [[Int64.min / 4, 0, Int64.max / 4], [-3, 1_000_000_007], [0, 59], [0, 60]] {
      #expect(Timeline(times)?.counts.reduce(0, +) == times.count)
      #expect((Timeline(times)?.counts.count ?? 0) <= 60)
    }
  }

  @Test(
    arguments: [
      (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
      ([:], false),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "C.UTF-8"], true),
    ] as [([String: String], Bool)])
  func `the locale says whether there are blocks`(variables: [String: String], isUnicode: Bool) {
    #expect(Timeline.isUnicode(variables) == isUnicode)
  }
}
