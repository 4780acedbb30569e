/// Why a command cannot go on, with the status to end with.
public struct RunFailure: Error, Sendable, CustomStringConvertible {
  /// Exit statuses, as in sysexits.h.
  public enum ExitStatus: Int32, Sendable {
    /// The command was called in a wrong way.
    case usage = 64
    /// Input could not be read.
    case input = 66
    /// Something that is needed is not there.
    case unavailable = 69
    /// Output could not be written.
    case output = 74
    /// Try again later: another process has the database.
    case temporary = 75
    /// The configuration, or a rule, has mistakes.
    case configuration = 78
  }

  /// What went wrong and what to do, in lines.
  public let description: String
  /// The status to end with.
  public let exitStatus: ExitStatus

  /// A failure from its parts.
  public init(_ description: String, exitStatus: ExitStatus) {
    self.description = description
    self.exitStatus = exitStatus
  }
}
