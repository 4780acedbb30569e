import Foundation

/// Random text of all that could break out of a format; the same for the same seed.
struct HostileTextMaker {
  private var state: UInt64

  /// Where the seeds of this run begin; `TRAILBELL_SEED` repeats a run.
  static let seed: UInt64 = {
    let told = ProcessInfo.processInfo.environment["TRAILBELL_SEED"].flatMap { UInt64($0) }
    let seed = told ?? UInt64.random(in: 0..<(1 << 40))
    print("notify: seeds from \(seed)")
    return seed
  }()

  /// How much more is tried than in the suite.
  static let effort =
    ProcessInfo.processInfo.environment["TRAILBELL_TEST_EFFORT"].flatMap { Int($0) } ?? 1

  private static let parts = [
    "a", "role/Trainer", " ", "\n", "\r\n", "\t", "\u{0}", "\u{1B}[31m", "\u{9B}2J", "\u{7F}",
    "<0>",
    "<!channel>", "<@U123>", "<https://evil.example|click>", "\"", "\\", "]", "[", "|", "=", "\\|",
    "\\]", "\\\"", "{", "}", "{ruleTitle}", "é", "🔔", "\u{202E}", "\u{2028}", "\u{FEFF}", "&amp;",
    "&", ">", "suser=evil", " src=1.2.3.4", "CEF:0|", "%s%n", "$(id)", "';--", "[link](http://e)",
    "**bold**", "<at>all</at>", "\u{0301}", "\u{200D}", ".",
  ]

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func text(parts maximum: Int = 12) -> String {
    let count = Int(next() % UInt64(maximum))
    return (0..<count).map { _ in Self.parts[Int(next() % UInt64(Self.parts.count))] }.joined()
  }
}
