import CloudTrail

extension FilterPatternParser {
  /// Reads a regular expression between `%` signs.
  mutating func regex() throws(ConditionFault) -> LinearRegex {
    let start = position
    position += 1
    let pattern = take { $0 != "%" }
    guard skip("%") else {
      throw fault("this '%' is never closed", "add '%' behind the regular expression", at: start)
    }
    regexCount += 1
    guard regexCount <= FilterPattern.regexCountMaximum else {
      throw fault(
        "a pattern may have no more than \(FilterPattern.regexCountMaximum) regular expressions",
        "split it into two filters", at: start)
    }
    do {
      try FilterRegexFlavour.check(pattern)
      return try LinearRegex(pattern, [], stepCount: &regexStepCount)
    } catch {
      throw fault(
        "the regular expression cannot be run: \(error.message)", error.mend,
        at: start + 1 + error.position)
    }
  }
}

/// The regular expressions of CloudWatch's patterns: no groups, ASCII only, few escapes.
///
/// Source: Amazon CloudWatch Logs User Guide, "Supported regular expressions (regex) syntax".
enum FilterRegexFlavour {
  private static let signs = Set(" :_#=@/;,-^$?[]{}|\\*+.".unicodeScalars)
  private static let classes = Set("dDsSwW".unicodeScalars)

  /// Refuses what CloudWatch does not take, though ``LinearRegex`` would.
  static func check(_ pattern: String) throws(RegexFault) {
    var rest = Array(pattern.unicodeScalars)[...]
    guard !rest.isEmpty else {
      throw RegexFault(
        message: "it is empty", mend: "write one between the '%'", position: 0)
    }
    while let scalar = rest.popFirst() {
      let position = rest.startIndex - 1
      guard isKnown(scalar) else {
        throw RegexFault(
          message: "CloudWatch does not allow '\(scalar)'",
          mend: mend(for: scalar), position: position)
      }
      if scalar == "\\", !takeEscape(&rest) {
        throw RegexFault(
          message: "CloudWatch does not know this escape",
          mend: "write \\d, \\D, \\s, \\S, \\w, \\W, \\xhh, or \\ before a sign such as '.'",
          position: position)
      }
    }
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    ScalarSet.wordCharacters.contains(scalar) || signs.contains(scalar)
  }

  private static func mend(for scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "(", ")":
      "write alternatives out in full; for the character itself write \\x\(code(of: scalar))"
    case _ where scalar.isASCII: "write \\x\(code(of: scalar)) for the character"
    default: "write '.' in its place"
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    Hexadecimal.text(scalar.value, width: 2)
  }

  /// Takes what stands behind a backslash, if it is known.
  private static func takeEscape(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    guard let escaped = rest.first else { return false }
    // What cannot stand in an expression at all is refused as such, in the next step.
    guard isKnown(escaped) else { return true }
    rest.removeFirst()
    if escaped == "x" {
      let digits = rest.prefix(2)
      rest = rest.dropFirst(2)
      return digits.count == 2 && digits.allSatisfy(\.properties.isASCIIHexDigit)
    }
    return classes.contains(escaped) || signs.contains(escaped)
  }
}
