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

  /// Whether it is made of words: joined to another word it is another one.
  var isOfWords: Bool {
    switch self {
    case .actor, .name, .agent: true
    case .principal, .key, .address, .alert: false
    }
  }
}

/// A text that names somebody, with what it is.
///
/// Services write names in capitals and in small letters as they like: names that differ in nothing else,
/// or only in how Unicode puts letters together, are one.
public struct PersonName: Hashable, Sendable {
  /// What it is.
  public let kind: PseudonymKind
  /// The text, in one of its spellings.
  public let text: String
  /// The text in UTF-8, case-folded and with its letters put together (NFC).
  public let folded: [UInt8]

  /// A name from its parts.
  public init(_ kind: PseudonymKind, _ text: some StringProtocol) {
    self.kind = kind
    self.text = String(text)
    folded = FoldedText.name(self.text)
  }

  /// Whether two are the same name.
  public static func == (left: PersonName, right: PersonName) -> Bool {
    left.kind == right.kind && left.folded == right.folded
  }

  /// Adds what makes it the same name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(folded)
  }
}
