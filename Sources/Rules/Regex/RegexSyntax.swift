/// The syntax tree of a regular expression.
indirect enum RegexSyntax: Sendable {
  case empty
  case set(ScalarSet)
  case assertion(RegexAssertion)
  case sequence([RegexSyntax])
  case alternatives([RegexSyntax])
  /// - Parameter maximum: nil where there is none.
  case repetition(RegexSyntax, minimum: Int, maximum: Int?)
}

/// A condition on the place between two characters.
enum RegexAssertion: UInt8, Sendable {
  case textStart
  case textEnd
  case lineStart
  case lineEnd
  case wordBoundary
  case noWordBoundary
}

/// How a regular expression is read.
struct RegexOptions: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Letters of either case are the same.
  static let ignoresCase = RegexOptions(rawValue: 1)
  /// `^` and `$` also match at line breaks.
  static let multiline = RegexOptions(rawValue: 2)
  /// `.` also matches a line break.
  static let dotMatchesNewline = RegexOptions(rawValue: 4)
}

/// Why a regular expression cannot be run.
struct RegexFault: Error, Hashable {
  /// What is wrong, for a person.
  let message: String
  /// What to do about it.
  let mend: String
  /// How many characters stand before the place.
  let position: Int
}
