/// Why bytes are no digest, in words for a person.
public struct DigestFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  /// A fault with its description.
  public init(_ description: String) { self.description = description }
}
