/// Makes valid JSON texts that are as unpleasant as the grammar allows.
struct RandomJSON {
  var random: SplitMix
  /// Whether strings may hold what only Trailbell accepts: lone surrogates, raw control characters.
  var isLoose = false

  private static let numbers = [
    "0", "-0", "1", "-1", "42", "0.5", "-0.0", "1e3", "1E-7", "1.688560107857E9", "243.0",
    "9007199254740993", "18446744073709551616", "1234567890123456789012345678901234567890",
    "9.82222E-5", "0e0", "1e+2",
  ]
  private static let pieces = [
    "a", "key", " ", "ä", "é", "\u{65E5}", "\u{1F514}", "\u{FFFD}", "\u{7F}",
    "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u001f", "\\u003d",
    "\\u00e9", "\\uD83D\\uDD14", "\\ud83d\\udd14", "{", "}", "[", "]", ",", ":", "'", "null",
  ]
  private static let loosePieces = ["\\uD800", "\\uDFFF", "\\uDC00\\uD800", "\u{1}", "\n", "\t"]

  init(_ random: SplitMix) { self.random = random }

  mutating func space() -> String {
    random.chance(90) ? "" : random.pick([" ", "\n", "\t", "\r\n", "  "])
  }

  mutating func string() -> String {
    var text = "\""
    for _ in 0..<random.below(random.chance(10) ? 40 : 5) {
      let isLoosePiece = isLoose && random.chance(5)
      text += random.pick(isLoosePiece ? Self.loosePieces : Self.pieces)
    }
    return text + "\""
  }

  mutating func scalar() -> String {
    switch random.below(10) {
    case 0: "null"
    case 1: random.pick(["true", "false"])
    case 2, 3, 4: random.pick(Self.numbers)
    default: string()
    }
  }

  mutating func value(depth: Int = 4) -> String {
    guard depth > 0, random.chance(45) else { return scalar() }
    let isObject = random.chance(60)
    var parts: [String] = []
    for index in 0..<random.below(5) {
      let element = space() + value(depth: depth - 1) + space()
      // Names differ, for readers disagree about repeated ones.
      parts.append(isObject ? space() + name(index) + space() + ":" + element : element)
    }
    let inside = parts.isEmpty ? space() : parts.joined(separator: ",")
    return isObject ? "{\(inside)}" : "[\(inside)]"
  }

  private mutating func name(_ index: Int) -> String {
    let text = string()
    return "\"\(index)" + text.dropFirst()
  }
}
