import Testing

@testable import trailbell

/// Times as people give them.
struct TimeArgumentTests {
  @Test(
    arguments: [
      ("2026-11-01", 1_793_491_200), ("2026-11-01T00:00:00Z", 1_793_491_200),
      ("2026-11-01T02:30:00+02:30", 1_793_491_200), ("2026-11-01 00:00:01", 1_793_491_201),
      ("2024-02-29", 1_709_164_800),
    ] as [(String, Int64)])
  func `times and days`(text: String, seconds: Int64) throws {
    #expect(try TimeArgument(text).seconds(nowSeconds: 0) == seconds)
  }

  @Test(
    arguments: [
      ("90s", 90), ("5m", 300), ("12h", 43_200), ("7d", 604_800), ("2w", 1_209_600), ("0d", 0),
    ] as [(String, Int64)])
  func `spans back from now`(text: String, seconds: Int64) throws {
    #expect(try TimeArgument(text).seconds(nowSeconds: 2_000_000_000) == 2_000_000_000 - seconds)
  }

  @Test(arguments: [
    "", "d", "7", "-7d", "7D", "1d12h", "٧d", "7 d", "99999999999999999999d", "40000d",
    "2026-11", "2026-13-01", "2026-11-01T25:00:00Z", "2026-11-31", "2026-02-29", "now",
    "2026-02-30T10:00:00Z",
  ])
  func `anything else is refused`(text: String) {
    #expect(throws: (any Error).self) { try TimeArgument(text) }
  }
}
