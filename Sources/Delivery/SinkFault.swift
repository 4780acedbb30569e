/// Why a sink cannot be made, in words for a person, without secrets.
public struct SinkFault: Error, Sendable, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
