extension PersonalField {
  /// The names in a value of the field; none where it names a service of AWS, or nobody.
  ///
  /// An ARN counts as a whole and by its last component, so that the user `jane` of
  /// `arn:aws:iam::111122223333:user/jane` goes from every other text as well, and the role of an actor
  /// from the ARNs of its sessions. A principal's id counts by its parts: the unique id, and the session
  /// behind the colon. Numbers of accounts name a company and no person, and stay.
  public func names(in value: String) -> [PersonName] {
    guard !value.isEmpty, !Self.isNobody(value) else { return [] }
    return switch self {
    case .address: [PersonName(.address, value)]
    case .userAgent: [PersonName(.agent, value)]
    case .accessKeyID: [PersonName(.key, value)]
    case .actor, .userName, .sessionName, .identityARN, .principalID, .sourceIdentity, .onBehalfOf:
      Self.identityNames(in: value)
    }
  }

  /// What AWS writes where it is the caller itself, or where it tells nobody.
  private static func isNobody(_ value: String) -> Bool {
    value.hasSuffix(".amazonaws.com") || value.hasSuffix(".amazonaws.com.cn")
      || value.hasPrefix("AWS Internal")
      || ["HIDDEN_DUE_TO_SECURITY_REASONS", "ANONYMOUS_PRINCIPAL", "***"].contains(value)
  }

  /// The kind follows from what the text looks like, so that it is the same for every field.
  private static func identityNames(in value: String) -> [PersonName] {
    if value.hasPrefix("arn:") {
      return [PersonName(.actor, value)] + (lastComponent(ofARN: value).map(names) ?? [])
    }
    let parts = value.split(separator: ":", maxSplits: 1)
    if parts.count == 2, isUniqueID(parts[0]) { return parts.flatMap(names) }
    return names(value[...])
  }

  private static func names(_ text: Substring) -> [PersonName] {
    if text.isEmpty || isAccount(text) { return [] }
    return [PersonName(isUniqueID(text) ? .principal : .name, text)]
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
