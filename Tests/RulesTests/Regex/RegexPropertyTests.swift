import Foundation
import Testing

@testable import Rules

@Suite("Regular expressions against Foundation's")
struct RegexPropertyTests {
  @Test("random expressions on random texts")
  func random() {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var comparisonCount = 0
    var bitSetsCount = 0
    for _ in 0..<(1500 * SeededGenerator.effort) {
      var expression = RandomExpression(isASCII: generator.chance(60))
      let pattern = expression.alternatives(depth: 3, &generator)
      let ignoresCase = generator.chance(30)
      guard
        let expected = try? NSRegularExpression(
          pattern: pattern, options: ignoresCase ? [.caseInsensitive] : []),
        // Few are refused: those whose repetitions unfold too far.
        let regex = try? LinearRegex(pattern, ignoresCase ? .ignoresCase : [])
      else { continue }
      let sets = RegexTests.bitSets(pattern, ignoresCase ? .ignoresCase : [])
      if sets != nil { bitSetsCount += 1 }
      for _ in 0..<20 {
        let text = expression.text(&generator)
        let range = NSRange(text.startIndex..., in: text)
        let isFound = expected.firstMatch(in: text, range: range) != nil
        comparisonCount += 1
        if let sets {
          #expect(
            RegexTests.matches(sets, text) == isFound,
            "the sets of /\(pattern)/ on '\(text)', TRAILBELL_TEST_SEED=\(seed)")
        }
        #expect(
          RegexTests.matches(regex, text) == isFound,
          "/\(pattern)/\(ignoresCase ? "i" : "") on '\(text)', TRAILBELL_TEST_SEED=\(seed)")
      }
    }
    #expect(comparisonCount > 25_000)
    #expect(bitSetsCount > 1000)
  }
}

/// Writes expressions of the flavour that both engines read alike.
private struct RandomExpression {
  /// Foundation counts letters beyond ASCII as word characters: the two are kept apart.
  let isASCII: Bool

  private var letters: [String] {
    isASCII ? ["a", "b", "A", "1", "_", " "] : ["a", "b", "é", "日"]
  }

  mutating func alternatives(depth: Int, _ generator: inout SeededGenerator) -> String {
    let count = generator.chance(25) ? 2 : 1
    return (0..<count).map { _ in sequence(depth: depth, &generator) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      if generator.chance(8) { return generator.pick(["^", "$"]) }
      if isASCII, generator.chance(8) { return generator.pick([#"\b"#, #"\B"#]) }
      if depth > 0, generator.chance(20) { return group(depth: depth, &generator) }
      return atom(&generator) + quantifier(unbounded, &generator)
    }.joined()
  }

  private let bounded = ["?", "{2}", "{1,2}", "{0,3}"]
  private var unbounded: [String] { bounded + ["*", "+", "{2,}"] }

  /// A group in parentheses.
  ///
  /// Foundation gives up on loops within loops, and answers no: a group is repeated without bound
  /// only if nothing in it is repeated.
  private mutating func group(depth: Int, _ generator: inout SeededGenerator) -> String {
    let opening = generator.pick(["(", "(?:"])
    if generator.chance(40) {
      let atoms = (0..<2).map { _ in atom(&generator) + generator.pick(["", "", "|"]) }.joined()
      return "\(opening)\(atoms)a)\(quantifier(unbounded, &generator))"
    }
    let content = alternatives(depth: depth - 1, &generator)
    return "\(opening)\(content))\(quantifier(bounded, &generator))"
  }

  private func atom(_ generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return "."
    case 1: return "[\(generator.chance(40) ? "^" : "")\(generator.pick(letters))a-c]"
    case 2 where isASCII: return generator.pick([#"\d"#, #"\w"#, #"\s"#, #"\D"#, #"\W"#, #"\S"#])
    default: return generator.pick(letters)
    }
  }

  private func quantifier(_ choices: [String], _ generator: inout SeededGenerator) -> String {
    guard generator.chance(35) else { return "" }
    return generator.pick(choices) + (generator.chance(20) ? "?" : "")
  }

  func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in generator.pick(letters) }.joined()
  }
}
