import Foundation
import Testing

@testable import Rules

@Suite("Regular expressions against Foundation's")
struct RegexPropertyTests {
  @Test("random expressions on random texts")
  func random() throws {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var comparisonCount = 0
    for _ in 0..<(1500 * SeededGenerator.effort) {
      var expression = RandomExpression(isASCII: generator.chance(60))
      let pattern = expression.alternatives(depth: 3, &generator)
      let ignoresCase = generator.chance(30)
      guard
        let expected = try? NSRegularExpression(
          pattern: pattern, options: ignoresCase ? [.caseInsensitive] : [])
      else { continue }
      let regex = try LinearRegex(pattern, ignoresCase ? .ignoresCase : [])
      for _ in 0..<20 {
        let text = expression.text(&generator)
        let range = NSRange(text.startIndex..., in: text)
        let isFound = expected.firstMatch(in: text, range: range) != nil
        comparisonCount += 1
        #expect(
          RegexTests.matches(regex, text) == isFound,
          "/\(pattern)/\(ignoresCase ? "i" : "") on '\(text)', TRAILBELL_TEST_SEED=\(seed)")
      }
    }
    #expect(comparisonCount > 10_000)
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
      return atom(depth: depth, &generator) + quantifier(&generator)
    }.joined()
  }

  private mutating func atom(depth: Int, _ generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0 where depth > 0: return "(\(alternatives(depth: depth - 1, &generator)))"
    case 1 where depth > 0: return "(?:\(alternatives(depth: depth - 1, &generator)))"
    case 2: return "."
    case 3: return "[\(generator.chance(40) ? "^" : "")\(generator.pick(letters))a-c]"
    case 4 where isASCII: return generator.pick([#"\d"#, #"\w"#, #"\s"#, #"\D"#, #"\W"#, #"\S"#])
    default: return generator.pick(letters)
    }
  }

  private func quantifier(_ generator: inout SeededGenerator) -> String {
    guard generator.chance(35) else { return "" }
    let quantifier = generator.pick(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}"])
    return quantifier + (generator.chance(20) ? "?" : "")
  }

  func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in generator.pick(letters) }.joined()
  }
}
