/// Writes expressions, and texts that some of them match.
struct RandomExpression {
  enum Letters {
    case ascii
    case beyondASCII
    /// Foundation counts letters beyond ASCII as word characters: not for comparisons with it.
    case mixed
  }

  let letters: Letters

  private var alphabet: [String] {
    switch letters {
    case .ascii: ["a", "b", "A", "1", "_", " "]
    case .beyondASCII: ["a", "b", "é", "日"]
    case .mixed: ["a", "b", "A", "1", " ", "é", "É", "日", "🙂", "\n"]
    }
  }

  private var hasClasses: Bool { letters != .beyondASCII }

  mutating func alternatives(depth: Int, _ generator: inout SeededGenerator) -> String {
    let count = generator.chance(25) ? 2 : 1
    return (0..<count).map { _ in sequence(depth: depth, &generator) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      if generator.chance(8) { return generator.pick(["^", "$"]) }
      if hasClasses, generator.chance(8) { return generator.pick([#"\b"#, #"\B"#]) }
      if depth > 0, generator.chance(20) { return group(depth: depth, &generator) }
      return atom(&generator) + quantifier(unbounded, &generator)
    }.joined()
  }

  private var bounded: [String] {
    let small = ["?", "{2}", "{1,2}", "{0,3}"]
    return letters == .mixed ? small + ["{63}", "{64,66}", "{0,70}", "{2,130}"] : small
  }
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
    case 1: return "[\(generator.chance(40) ? "^" : "")\(generator.pick(alphabet))a-c]"
    case 2 where hasClasses:
      return generator.pick([#"\d"#, #"\w"#, #"\s"#, #"\D"#, #"\W"#, #"\S"#])
    default: return generator.pick(alphabet)
    }
  }

  private func quantifier(_ choices: [String], _ generator: inout SeededGenerator) -> String {
    guard generator.chance(35) else { return "" }
    return generator.pick(choices) + (generator.chance(20) ? "?" : "")
  }

  func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in generator.pick(alphabet) }.joined()
  }

  /// A text of runs, at the edges of large bounds too, in bytes that are not always UTF-8.
  func longText(_ generator: inout SeededGenerator) -> [UInt8] {
    let isBroken = generator.chance(30)
    return (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ -> [UInt8] in
      if isBroken, generator.chance(30) { return generator.pick(RandomExpression.brokenBytes) }
      let count = generator.pick([1, 1, 1, 2, 3, 62, 63, 64, 65, 66, 70, 130])
      return Array(String(repeating: generator.pick(alphabet), count: count).utf8)
    }
  }

  /// A stray byte, characters that break off, bytes that never occur, and an overlong form.
  private static let brokenBytes: [[UInt8]] = [
    [0x80], [0xC3], [0xE6, 0x97], [0xF0, 0x9F], [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80],
  ]
}
