/// Patterns of CloudWatch's metric filters, as far as they are about JSON:
/// `{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }`.
///
/// Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax".
enum FilterPattern {
  static let characterCountMaximum = 1024
  static let wildcardSelectorCountMaximum = 3
  static let regexCountMaximum = 2

  private static let mend = "write a JSON pattern, such as { $.eventName = ConsoleLogin }"

  /// Reads a pattern.
  ///
  /// - Throws: why CloudWatch would not take it, or cannot mean it for CloudTrail, with the place
  ///   within the pattern.
  ///
  /// - Parameter regexStepCount: the work that regular expressions made is added to it.
  static func expression(
    of text: String, regexStepCount: inout Int
  ) throws(ConditionFault) -> SearchExpression {
    var parser = FilterPatternParser(text)
    defer { regexStepCount += parser.regexStepCount }
    guard parser.scalars.count <= characterCountMaximum else {
      throw ConditionFault(
        position: characterCountMaximum,
        fault:
          "the pattern has \(parser.scalars.count) characters, of \(characterCountMaximum) allowed",
        mend: "split it into two filters")
    }
    parser.skipWhiteSpace()
    switch parser.current {
    case "{": return try parser.pattern()
    case nil: throw parser.fault("the pattern is empty", mend)
    case "[":
      throw parser.fault(
        "space-delimited patterns ([w1, w2]) are for lines of words, not for CloudTrail's JSON",
        mend)
    default:
      throw parser.fault(
        "patterns of plain terms (words, quoted phrases, ?term, -term, %expression%) search lines "
          + "of text, not CloudTrail's JSON", mend)
    }
  }
}
