@testable import Rules

/// Regular expressions as they are defined: slow, and obviously right.
///
/// For each part it finds all places where it can end, from all where it can begin.
struct SlowRegex {
  private let syntax: RegexSyntax
  /// The characters of the text; nil is a byte that is no UTF-8.
  private let characters: [UInt32?]

  private init(_ syntax: RegexSyntax, _ bytes: [UInt8]) {
    self.syntax = syntax
    var characters: [UInt32?] = []
    var position = 0
    while position < bytes.count {
      let character = SlowRegex.character(bytes[position...])
      characters.append(character)
      position += character.map { UTF8.width(Unicode.Scalar($0) ?? " ") } ?? 1
    }
    self.characters = characters
  }

  /// Whether an expression is found in a text, or nil where it cannot be read.
  static func matches(_ pattern: String, _ options: RegexOptions, _ bytes: [UInt8]) -> Bool? {
    var stepCount = 0
    guard let syntax = try? RegexParser.parse(pattern, options, stepCount: &stepCount) else {
      return nil
    }
    let regex = SlowRegex(syntax, bytes)
    return !regex.ends(of: syntax, from: Set(0...regex.characters.count)).isEmpty
  }

  private static func character(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    for count in 1...4 where count <= bytes.count {
      let text = String(validating: bytes.prefix(count), as: UTF8.self)
      if let text, let first = text.unicodeScalars.first { return first.value }
    }
    return nil
  }

  private func ends(of syntax: RegexSyntax, from starts: Set<Int>) -> Set<Int> {
    switch syntax {
    case .empty: return starts
    case .set(let set):
      return Set(
        starts.filter { $0 < characters.count && holds(set, characters[$0]) }.map { $0 + 1 })
    case .assertion(let assertion): return starts.filter { holds(assertion, at: $0) }
    case .sequence(let items): return items.reduce(starts) { ends(of: $1, from: $0) }
    case .alternatives(let branches):
      return branches.reduce(into: []) { $0.formUnion(ends(of: $1, from: starts)) }
    case .repetition(let item, let minimum, let maximum):
      var current = starts
      for _ in 0..<minimum where !current.isEmpty { current = ends(of: item, from: current) }
      var all = current
      var count = minimum
      while maximum.map({ count < $0 }) ?? true {
        current = ends(of: item, from: current)
        guard !current.isSubset(of: all) else { break }
        all.formUnion(current)
        count += 1
      }
      return all
    }
  }

  private func holds(_ set: ScalarSet, _ character: UInt32?) -> Bool {
    guard let character else { return false }
    return set.ranges.contains { $0.contains(character) }
  }

  private func holds(_ assertion: RegexAssertion, at place: Int) -> Bool {
    let previous = place > 0 ? surrounding(characters[place - 1]) : nil
    let next = place < characters.count ? surrounding(characters[place]) : nil
    return switch assertion {
    case .textStart: previous == nil
    case .textEnd: next == nil
    case .lineStart: previous == nil || previous == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBoundary: (previous == "w") != (next == "w")
    case .noWordBoundary: (previous == "w") == (next == "w")
    }
  }

  /// `w` for any word character.
  private func surrounding(_ character: UInt32?) -> Unicode.Scalar {
    guard let scalar = character.flatMap(Unicode.Scalar.init) else { return "?" }
    let isWord = scalar == "_" || (scalar.isASCII && Character(scalar).isLetterOrDigit)
    return isWord ? "w" : scalar == "\n" ? "\n" : "?"
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
