import CloudTrail

/// What is known of a log file that a digest lists.
public enum LogFileState: Sendable, Hashable {
  /// There is no such file.
  case absent
  /// The SHA-256 of its uncompressed bytes, and whether bytes follow its gzip data.
  case read(hash: SHA256Hash, hasTrailingBytes: Bool)
  /// Its bytes are not what CloudTrail delivers.
  case damaged(String)
  /// The system could not read it.
  case unreadable(String)
}

extension LogFileState {
  /// What is wrong with a file in this state.
  ///
  /// - Parameters:
  ///   - path: where the file lies or should lie.
  ///   - hash: its hash as the digest lists it, in hexadecimal digits.
  ///   - digest: the path of the digest.
  public func problems(
    at path: String, listedWith hash: String, in digest: String
  ) -> [IntegrityProblem] {
    switch self {
    case .absent:
      return [IntegrityProblem(.fileMissing, path, "\(digest) lists it, and it is not there")]
    case .damaged(let reason):
      return [IntegrityProblem(.fileChanged, path, "\(reason); \(digest) lists it as whole")]
    case .unreadable(let reason):
      return [IntegrityProblem(.unreadable, path, reason)]
    case .read(let found, let hasTrailingBytes):
      var problems: [IntegrityProblem] = []
      if found.text != hash.lowercased() {
        problems.append(
          IntegrityProblem(
            .fileChanged, path, "its SHA-256 is \(found.text), and not \(hash) as \(digest) lists"))
      }
      if hasTrailingBytes {
        problems.append(
          IntegrityProblem(
            .fileAppended, path, "bytes stand behind its gzip data; CloudTrail delivers none"))
      }
      return problems
    }
  }
}
