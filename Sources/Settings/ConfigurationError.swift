/// One thing that is wrong in a configuration file, with its place and its mend.
public struct ConfigurationProblem: Sendable, Equatable, CustomStringConvertible {
  /// The file as the user named it.
  public let file: String
  /// The line, from 1; nil when the problem is the file as a whole.
  public let line: Int?
  /// The column in characters, from 1.
  public let column: Int?
  /// The dotted path of the key, such as `trail.rescan_interval`; empty when no key is at fault.
  public let keyPath: String
  /// What is wrong.
  public let fault: String
  /// What to do about it.
  public let mend: String

  /// The whole problem on one line, in the `file:line:column:` form that editors follow.
  public var description: String {
    var place = file
    if let line, let column { place += ":\(line):\(column)" }
    let subject = keyPath.isEmpty ? "" : "\(keyPath): "
    return "\(place): \(subject)\(fault); \(mend)"
  }
}

/// Everything that keeps a configuration from being used, in the order of the file.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The problems; never empty.
  public let problems: [ConfigurationProblem]

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
