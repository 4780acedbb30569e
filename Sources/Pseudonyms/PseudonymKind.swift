/// What a replaced text is: pseudonyms begin with it, and those of different kinds never collide.
///
/// The kind follows from the text, not from the field that it stands in: a session that is called like
/// a user has the user's pseudonym, whichever fields were asked for.
public enum PseudonymKind: String, CaseIterable, Sendable {
  /// The ARN of an identity.
  case actor
  /// The name of a user, a role or a session.
  case name
  /// A unique id of IAM, such as `AIDA…`.
  case principal
  /// The id of an access key.
  case key
  /// A network address.
  case address
  /// A user agent.
  case agent
  /// The id of an alert. It is a hash without a key of the alert's group, so that who knows it could
  /// try names.
  case alert
}

/// A text that names somebody, with what it is.
public struct PersonName: Hashable, Sendable {
  /// What it is.
  public let kind: PseudonymKind
  /// The text in UTF-8: what Unicode calls equivalent is not the same name.
  public let bytes: [UInt8]

  /// A name from its parts.
  public init(_ kind: PseudonymKind, _ text: some StringProtocol) {
    self.kind = kind
    bytes = Array(text.utf8)
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
