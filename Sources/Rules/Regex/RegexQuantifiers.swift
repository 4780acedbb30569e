extension RegexParser {
  /// The most that `{n,m}` may ask for.
  static let repetitionMaximum = 1000

  /// Reads the quantifiers behind an item.
  mutating func repetitions(of item: RegexSyntax, from start: Int) throws(RegexFault) -> RegexSyntax
  {
    guard let bounds = try quantifier() else { return item }
    // Whether a quantifier is greedy does not matter to a search that asks only yes or no.
    if !skip("?"), current == "+" {
      throw fault(
        "possessive quantifiers cannot be matched in linear time", "remove the second '+'")
    }
    if let scalar = current, "*+?".unicodeScalars.contains(scalar) {
      throw fault("a quantifier follows a quantifier", "write one only")
    }
    let quantifierStart = position
    if try quantifier() != nil {
      position = quantifierStart
      throw fault("a quantifier follows a quantifier", "write one only")
    }
    return .repetition(item, minimum: bounds.minimum, maximum: bounds.maximum)
  }

  private struct Bounds {
    let minimum: Int
    let maximum: Int?
  }

  private mutating func quantifier() throws(RegexFault) -> Bounds? {
    if skip("*") { return Bounds(minimum: 0, maximum: nil) }
    if skip("+") { return Bounds(minimum: 1, maximum: nil) }
    if skip("?") { return Bounds(minimum: 0, maximum: 1) }
    return try braces()
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; braces around anything else are plain characters.
  private mutating func braces() throws(RegexFault) -> Bounds? {
    let start = position
    guard skip("{"), let minimum = try count(from: start) else {
      position = start
      return nil
    }
    var maximum: Int? = minimum
    if skip(",") { maximum = try count(from: start) }
    guard skip("}") else {
      position = start
      return nil
    }
    if let maximum, maximum < minimum {
      position = start
      throw fault("the bounds of a repetition are reversed", "write the smaller number first")
    }
    return Bounds(minimum: minimum, maximum: maximum)
  }

  private mutating func count(from start: Int) throws(RegexFault) -> Int? {
    var count: Int?
    while let scalar = current, ("0"..."9").contains(scalar) {
      count = (count ?? 0) * 10 + Int(scalar.value - 0x30)
      position += 1
      if let count, count > RegexParser.repetitionMaximum {
        position = start
        throw fault(
          "a repetition asks for more than \(RegexParser.repetitionMaximum)",
          "use * or +, or a smaller bound")
      }
    }
    return count
  }
}
