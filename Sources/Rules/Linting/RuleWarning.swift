/// What is suspicious about a rule, where, and what to do about it; the rule runs all the same.
public struct RuleWarning: Hashable, Sendable, CustomStringConvertible {
  /// How much a warning weighs.
  public enum Severity: String, Hashable, Sendable {
    /// The rule does what it says; something beside it is worth knowing.
    case note
    /// The rule probably does not do what its author means.
    case warning
  }

  /// How much it weighs.
  public let severity: Severity
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int
  /// What is suspicious.
  public let suspicion: String
  /// What to do about it.
  public let mend: String

  /// A warning at a place of a file.
  public init(
    severity: Severity, file: String, line: Int, column: Int, suspicion: String, mend: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.suspicion = suspicion
    self.mend = mend
  }

  /// The warning in one line: place, severity, suspicion, mend.
  public var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(suspicion); \(mend)"
  }
}
