import CloudTrail

/// The words that bundles are written in.
///
/// They are in a bundle whoever it is about, so a person who is called like one of them is only looked for
/// where a name stands alone.
enum FormatWords {
  /// The names of members that CloudTrail and Trailbell give: in these nobody is named.
  static let memberNames: Set<String> = Set(Member.allCases.map(\.name)).union(identity)
    .union(alert).union(bundle)

  private static let identity: Set<String> = [
    "accessKeyId", "arn", "attributes", "creationDate", "credentialId", "identityProvider",
    "identityStoreArn", "inScopeOf", "invokedBy", "mfaAuthenticated", "onBehalfOf", "principalId",
    "sessionContext", "sessionIssuer", "sourceIdentity", "type", "userId", "userName",
    "webIdFederationData",
  ]

  private static let alert: Set<String> = [
    "actor", "actors", "addresses", "alert", "alertID", "change", "condition", "count", "createdAt",
    "details", "endedAt", "endedBecause", "eventIDs", "eventNames", "events", "evidenceFrom",
    "expectedDeviation", "expectedMean", "files", "firstAnnouncedAt", "firstEvent", "from", "group",
    "lastAt", "lastEvent", "lateBySeconds", "level", "measured", "mergedInto", "nextTellingAt",
    "reason", "ruleAuthor", "ruleFile", "ruleID", "ruleTitle", "ruleVersion", "settledAt", "shadow",
    "sink", "startedAt", "state", "timeline", "told", "until", "value", "waitsForSummary",
    "windowSeconds",
  ]

  private static let bundle: Set<String> = [
    "algorithm", "contentSHA256", "contentSize", "copy", "detail", "digest", "digests",
    "duplicates",
    "fields", "file", "fileSeal", "eventSeals", "head", "keyCheck", "kind", "kinds", "leftFields",
    "listedSHA256", "note", "path", "position", "problems", "pseudonyms", "record", "records",
    "rejected", "seal", "sealProblems", "sealedUpTo", "sha256", "size", "stored", "storedAt",
    "trailingBytes",
    "unsealedEvents", "verdict",
  ]

  private static let foldedMemberNames = Set(memberNames.map { $0.lowercased() })

  private static let others: Set<String> = [
    "arn", "assumed-role", "aws", "aws-cn", "aws-us-gov", "false", "federated-user", "iam", "null",
    "role", "root", "rule", "session", "sts", "true", "user",
  ]

  /// Numbers shorter than this are parts of times and sizes.
  private static let digitCountMinimum = 9
  private static let byteCountMinimum = 3

  /// Whether a text is also an ordinary word of a bundle, in capitals or not.
  ///
  /// - Parameter ordinary: words of its events, in small letters.
  static func contain(_ text: String, ordinary: Set<String>) -> Bool {
    let utf8 = text.utf8
    if utf8.count < byteCountMinimum { return true }
    if utf8.count < digitCountMinimum, utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return true
    }
    let word = text.lowercased()
    return others.contains(word) || foldedMemberNames.contains(word) || ordinary.contains(word)
  }
}
