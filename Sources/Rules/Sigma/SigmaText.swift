/// A text of a rule: literal stretches and wildcards.
struct SigmaText: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    /// UTF-8, or what an encoding modifier made of it.
    case literal([UInt8])
    /// `?`: exactly one character.
    case one
    /// `*`: any number of characters, also none.
    case any
  }

  /// Many characters that may be any are what slows the search for a text down.
  static let anyCharacterCountMaximum = 128

  var parts: [Part]

  /// How many single characters may be any.
  var anyCharacterCount: Int { parts.count { $0 == .one } }

  init(literal text: String) { parts = text.isEmpty ? [] : [.literal(Array(text.utf8))] }

  init(parts: [Part]) { self.parts = parts }

  /// Reads wildcards and escapes.
  ///
  /// A backslash before `*`, `?` or a backslash makes that character a literal one; before anything
  /// else, and at the end, it stands for itself.
  init(wildcards text: String) {
    var parts: [Part] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
    }
    var isEscaped = false
    for byte in text.utf8 {
      switch (byte, isEscaped) {
      case (UInt8(ascii: "\\"), false):
        isEscaped = true
        continue
      case (UInt8(ascii: "*"), false):
        flush()
        if parts.last != .any { parts.append(.any) }
      case (UInt8(ascii: "?"), false):
        flush()
        parts.append(.one)
      case (UInt8(ascii: "*"), true), (UInt8(ascii: "?"), true), (UInt8(ascii: "\\"), true):
        literal.append(byte)
      default:
        if isEscaped { literal.append(UInt8(ascii: "\\")) }
        literal.append(byte)
      }
      isEscaped = false
    }
    if isEscaped { literal.append(UInt8(ascii: "\\")) }
    flush()
    self.parts = parts
  }

  /// Whether the text is `*` alone, which asks only for a value that is not null.
  var isAnything: Bool { parts == [.any] }

  /// The bytes of a text without wildcards, or nil.
  var literal: [UInt8]? {
    switch parts.first {
    case nil: []
    case .literal(let bytes) where parts.count == 1: bytes
    default: nil
    }
  }

  /// How long the text is, in bytes and wildcards.
  var byteCount: Int {
    parts.reduce(0) { count, part in
      if case .literal(let bytes) = part { count + bytes.count } else { count + 1 }
    }
  }

  /// The text with `*` put where other characters may stand.
  func placed(_ placement: TextPlacement) -> SigmaText {
    var placed = self
    if placement == .anywhere || placement == .end, placed.parts.first != .any {
      placed.parts.insert(.any, at: 0)
    }
    if placement == .anywhere || placement == .start, placed.parts.last != .any {
      placed.parts.append(.any)
    }
    return placed
  }

  /// The text with each literal stretch replaced.
  func mapLiterals(_ transform: ([UInt8]) -> [UInt8]) -> SigmaText {
    SigmaText(
      parts: parts.map { part in
        if case .literal(let bytes) = part { .literal(transform(bytes)) } else { part }
      })
  }

  /// Whether all literals are texts, so that they can occur in an event.
  var isUTF8: Bool {
    parts.allSatisfy { part in
      guard case .literal(let bytes) = part else { return true }
      return String(validating: bytes, as: UTF8.self) != nil
    }
  }
}
