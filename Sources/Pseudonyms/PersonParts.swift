extension PersonalField {
  /// The names in a value of the field; none where it names a service of AWS, or nobody.
  ///
  /// An ARN counts as a whole and by its last component, so that the user `jane` of
  /// `arn:aws:iam::111122223333:user/jane` goes from every other text as well, and the role of an actor
  /// from the ARNs of its sessions. A principal's id counts by its parts: the unique id, and the session
  /// behind the colon. Numbers of accounts name a company and no person, and stay; a user or a session may
  /// be called by such a number, and does not.
  public func names(in value: String) -> [PersonName] {
    guard !value.isEmpty, !Self.isNobody(value) else { return [] }
    switch self {
    case .address: return Self.isService(value) ? [] : [PersonName(.address, value)]
    case .userAgent: return Self.isService(value) ? [] : [PersonName(.agent, value)]
    case .accessKeyID: return [PersonName(.key, value)]
    case .actor, .identityARN, .principalID:
      return Self.isService(value) || Self.isAccount(value[...]) ? [] : Self.parts(of: value)
    case .userName, .sessionName, .sourceIdentity, .onBehalfOf: return Self.parts(of: value)
    }
  }

  /// The names in a value that may be any field's, as far as they are asked for.
  static func names(inAny value: String, askingFor fields: [PersonalField]) -> [PersonName] {
    let bytes = Array(value.utf8)
    guard !bytes.isEmpty, !isNobody(value), !isService(value), !isAccount(value[...]) else {
      return []
    }
    if isAddress(bytes) { return fields.contains(.address) ? [PersonName(.address, value)] : [] }
    if isUniqueID(value[...]), value.hasPrefix("AKIA") || value.hasPrefix("ASIA") {
      return fields.contains(.accessKeyID) ? [PersonName(.key, value)] : []
    }
    if fields.contains(where: { ![.address, .userAgent, .accessKeyID].contains($0) }) {
      return parts(of: value)
    }
    return fields.contains(.userAgent) ? [PersonName(.agent, value)] : []
  }

  /// What AWS writes where it tells nobody.
  private static func isNobody(_ value: String) -> Bool {
    ["HIDDEN_DUE_TO_SECURITY_REASONS", "ANONYMOUS_PRINCIPAL", "***"].contains(value)
  }

  /// What AWS writes where it is the caller itself: `AWS Internal`, or a service such as
  /// `sagemaker.amazonaws.com`.
  private static func isService(_ value: String) -> Bool {
    if value.hasPrefix("AWS Internal") { return true }
    for end in [".amazonaws.com", ".amazonaws.com.cn"] where value.hasSuffix(end) {
      let labels = value.dropLast(end.count).split(separator: ".", omittingEmptySubsequences: false)
      return labels.allSatisfy { label in
        !label.isEmpty
          && label.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
    }
    return false
  }

  /// Whether a text looks like an address of the fourth or the sixth version.
  private static func isAddress(_ text: [UInt8]) -> Bool {
    let dots = text.count { $0 == UInt8(ascii: ".") }
    let colons = text.count { $0 == UInt8(ascii: ":") }
    return text.allSatisfy {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || (0x30...0x39).contains($0)
        || colons > 1 && (0x61...0x66).contains($0 | 0x20)
    } && (dots == 3 || colons > 1)
  }

  /// The kind follows from what the text looks like, so that it is the same for every field.
  private static func parts(of value: String) -> [PersonName] {
    if value.hasPrefix("arn:") {
      return [PersonName(.actor, value)] + (lastComponent(ofARN: value).map(names) ?? [])
    }
    let parts = value.split(separator: ":", maxSplits: 1)
    // A federated user has its account in the place of the unique id.
    if parts.count == 2, isUniqueID(parts[0]) { return parts.flatMap(names) }
    if parts.count == 2, isAccount(parts[0]) { return names(parts[1]) }
    return names(value[...])
  }

  private static func names(_ text: Substring) -> [PersonName] {
    text.isEmpty ? [] : [PersonName(isUniqueID(text) ? .principal : .name, text)]
  }

  /// The name at the end of `arn:aws:iam::111122223333:role/path/name`; of an assumed role all that stands
  /// behind the role, which is the session.
  private static func lastComponent(ofARN arn: String) -> Substring? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, let slash = parts[5].lastIndex(of: "/") else { return nil }
    let path = parts[5].split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    if path[0] == "assumed-role", path.count == 3 { return path[2] }
    return parts[5][slash...].dropFirst()
  }

  private static func isAccount(_ text: Substring) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Such as `AIDACKCEVSQ6C2EXAMPLE`.
  ///
  /// Source: IAM User Guide, "IAM identifiers", unique identifiers.
  private static func isUniqueID(_ text: Substring) -> Bool {
    let bytes = text.utf8
    return bytes.count >= 16 && bytes.first == UInt8(ascii: "A")
      && bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
  }
}
