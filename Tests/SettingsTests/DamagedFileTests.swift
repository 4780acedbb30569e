import Foundation
import Testing

@testable import Settings

@Suite struct DamagedFileTests {
  /// Whatever stands in the file, reading it ends with a configuration or with problems.
  @Test(arguments: 0..<10)
  func readingNeverCrashes(_ seed: UInt64) throws {
    let whole = try String(contentsOfFile: shippedFile("trailbell.yaml"), encoding: .utf8)
    let fragments = [":", "\n", "\t", "[", "\"", "&a ", "*a", "- ", "? ", "{", "!x ", "\u{E100}"]
    var random = SeededNumbers(state: seed)
    for _ in 0..<100 {
      var damaged = Array(whole.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<damaged.count - 40, using: &random)
        let end = start + Int.random(in: 0...40, using: &random)
        let fragment = fragments.randomElement(using: &random) ?? ""
        damaged.replaceSubrange(start..<end, with: fragment.unicodeScalars)
      }
      let text = String(String.UnicodeScalarView(damaged))
      do throws(ConfigurationError) {
        _ = try Configuration.parse(text: text, fileName: "trailbell.yaml")
      } catch {
        #expect(!error.problems.isEmpty, "\(text)")
      }
    }
  }
}

/// Numbers that look random and are the same in every run.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
