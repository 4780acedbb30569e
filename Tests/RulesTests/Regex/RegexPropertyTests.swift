import CloudTrail
import Foundation
import Testing

@testable import Rules

@Suite("Regular expressions against others")
struct RegexPropertyTests {
  @Test("random expressions on random texts, against Foundation's")
  func foundation() {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var comparisonCount = 0
    for _ in 0..<(1500 * SeededGenerator.effort) {
      var expression = RandomExpression(letters: generator.chance(60) ? .ascii : .beyondASCII)
      let pattern = expression.alternatives(depth: 3, &generator)
      let ignoresCase = generator.chance(30)
      guard
        let expected = try? NSRegularExpression(
          pattern: pattern, options: ignoresCase ? [.caseInsensitive] : []),
        let engines = RegexEngines(pattern, ignoresCase ? .ignoresCase : [])
      else { continue }
      for _ in 0..<20 {
        let text = expression.text(&generator)
        let range = NSRange(text.startIndex..., in: text)
        let isFound = expected.firstMatch(in: text, range: range) != nil
        comparisonCount += 1
        #expect(
          engines.answers(on: Array(text.utf8)) == Set([isFound]),
          "/\(pattern)/\(ignoresCase ? "i" : "") on '\(text)', TRAILBELL_TEST_SEED=\(seed)")
      }
    }
    #expect(comparisonCount > 25_000)
  }

  @Test("large bounds, any options and broken texts, against the definition")
  func definition() {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var foundCount = 0
    var comparisonCount = 0
    for _ in 0..<(400 * SeededGenerator.effort) {
      var expression = RandomExpression(letters: .mixed)
      let pattern = expression.alternatives(depth: 2, &generator)
      let options = RegexOptions(rawValue: UInt8.random(in: 0...7, using: &generator))
      guard let engines = RegexEngines(pattern, options) else { continue }
      for _ in 0..<8 {
        let bytes = expression.longText(&generator)
        guard let isFound = SlowRegex.matches(pattern, options, bytes) else { continue }
        comparisonCount += 1
        if isFound { foundCount += 1 }
        #expect(
          engines.answers(on: bytes) == Set([isFound]),
          "/\(pattern)/ \(options.rawValue) on \(bytes), TRAILBELL_TEST_SEED=\(seed)")
      }
    }
    #expect(comparisonCount > 2000)
    #expect(foundCount > comparisonCount / 10)
    #expect(foundCount < comparisonCount * 9 / 10)
  }
}

/// All ways in which an expression can be run.
struct RegexEngines {
  private let regex: LinearRegex
  private let sets: RegexBitSets
  /// With all that a search does not need.
  private let wholeSets: RegexBitSets?

  /// Nil where an expression is refused: few are, those whose repetitions unfold too far.
  init?(_ pattern: String, _ options: RegexOptions) {
    guard let regex = try? LinearRegex(pattern, options),
      let sets = RegexTests.bitSets(pattern, options)
    else { return nil }
    (self.regex, self.sets) = (regex, sets)
    wholeSets = RegexTests.bitSets(pattern, options, isWhole: true)
  }

  /// What they say of a text: one answer, if they agree.
  func answers(on bytes: [UInt8]) -> Set<Bool> {
    // What stands around the text must not matter.
    let whole = [0x61] + bytes + [0x62]
    let range = ByteRange(1, whole.count - 1)
    let span = whole.span.bytes
    var answers: Set = [regex.matches(span, in: range), sets.matches(span, in: range)]
    if let wholeSets { answers.insert(wholeSets.matches(span, in: range)) }
    return answers
  }
}
