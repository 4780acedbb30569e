/// What is wrong with a trail, and where.
public struct IntegrityProblem: Sendable, Hashable {
  /// The kinds of problems; their raw values are names that programs may rely on.
  public enum Kind: String, Sendable, CaseIterable {
    /// A digest lists a log file that is not there.
    case fileMissing = "file_missing"
    /// A log file's content is not what its digest lists.
    case fileChanged = "file_changed"
    /// Bytes stand behind the gzip data of a log file.
    case fileAppended = "file_appended"
    /// A log file that no digest lists lies in hours that digests cover.
    case fileUnlisted = "file_unlisted"
    /// A digest is named by the one after it or by its metadata, or its hour is not covered, and it is
    /// not there.
    case digestMissing = "digest_missing"
    /// A digest's content is not what the one after it says.
    case digestChanged = "digest_changed"
    /// Bytes stand behind the gzip data of a digest.
    case digestAppended = "digest_appended"
    /// A digest is not where it says that it was delivered to.
    case digestMoved = "digest_moved"
    /// There is a second copy of a digest.
    case digestDuplicate = "digest_duplicate"
    /// A digest's signature is not that of its content.
    case signatureWrong = "signature_wrong"
    /// A digest is signed with a key that was not given.
    case keyUnknown = "key_unknown"
    /// A digest does not follow the one before it.
    case chainBroken = "chain_broken"
    /// A chain begins anew, so that nothing proves what was between.
    case chainRestarted = "chain_restarted"
    /// A file cannot be read, or not understood.
    case unreadable = "unreadable"
  }

  /// What kind of problem it is.
  public var kind: Kind
  /// The file that it is about, as the verifier was given it.
  public var path: String
  /// What is wrong, for a person.
  public var detail: String

  /// A problem from its parts.
  public init(_ kind: Kind, _ path: String, _ detail: String) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}

extension IntegrityProblem: Comparable {
  /// By path, so that what belongs together stands together.
  public static func < (left: Self, right: Self) -> Bool {
    (left.path, left.kind.rawValue, left.detail) < (right.path, right.kind.rawValue, right.detail)
  }
}
