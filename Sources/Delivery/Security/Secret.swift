/// Something that must not be seen: it prints as dots wherever it gets by mistake.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// What is hidden; for the one place that sends it.
  public let revealed: String

  /// A secret.
  public init(_ text: String) { revealed = text }

  /// Dots.
  public var description: String { "•••" }
  /// Dots.
  public var debugDescription: String { description }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
