import CloudTrail

/// Gives rules ids that the same files always get again: hashes of what AWS calls the rules.
///
/// Other files may give other ids: accounts and log groups count, which not every format tells, and
/// files' names do where the same name stands for different rules.
struct RuleIdentifiers {
  enum Claim {
    /// - Parameter identity: what the id is made of, together with the account.
    case new(identity: [String])
    /// The same rule was there before.
    case known(at: String)
  }

  private struct Owner {
    let account: RuleAccount?
    let content: String
    let place: String
  }

  private var owners: [[String]: [Owner]] = [:]

  /// The identity of what is called so.
  ///
  /// - Parameters:
  ///   - identity: what AWS calls it.
  ///   - account: where, if its file says so; not in all formats.
  ///   - qualifiers: what tells it from another one that is called the same and says something
  ///     else; each is used only where those before it do not suffice.
  ///   - content: a hash of what it says.
  ///   - place: where it stands.
  mutating func claim(
    _ identity: [String], account: RuleAccount?, qualifiers: [String], content: String,
    place: String
  ) -> Claim {
    var identity = identity
    var rest = qualifiers[...]
    while true {
      let known = owners[identity, default: []]
      let same = known.first { owner in
        owner.content == content
          && (owner.account == nil || account == nil || owner.account == account)
      }
      if let same { return .known(at: same.place) }
      guard let owner = known.first(where: { $0.account == account }) else {
        owners[identity, default: []].append(
          Owner(account: account, content: content, place: place))
        return .new(identity: identity)
      }
      guard let qualifier = rest.popFirst() else { return .known(at: owner.place) }
      identity.append(qualifier)
    }
  }

  /// A UUID of version 8, whose bits are for the application to choose (RFC 9562).
  static func id(of identity: [String]) -> String {
    var digits: [Character] = []
    for half in ["first half", "second half"] {
      var hash = NameHash()
      for text in [half] + identity { hash.add(text) }
      digits += hash.text
    }
    digits[12] = "8"
    digits[16] = "a"
    for position in [20, 16, 12, 8] { digits.insert("-", at: position) }
    return String(digits)
  }
}
