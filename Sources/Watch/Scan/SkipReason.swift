/// Why an entry of the tree was passed over.
public enum SkipReason: String, Sendable, Hashable, CaseIterable {
  /// The name begins with a dot.
  case hidden
  /// The file's name is not that of a trail file, for example one still being copied.
  case otherName
  /// The file holds the metadata of a digest beside it.
  case digestMetadata
  /// A symbolic link: none is followed below the root.
  case symbolicLink
  /// A named pipe, a socket or a device with the name of a trail file.
  case notARegularFile
  /// A directory with the name of a trail file.
  case directoryNamedLikeAFile
  /// A directory deeper than the limit.
  case tooDeep
  /// The permissions forbid reading the directory.
  case permissionDenied
  /// The process or the machine had no file descriptor left for the directory.
  case tooManyOpenFiles
  /// The file system failed while the entry or directory was read.
  case readFailure

  init(_ error: SystemError) {
    if error.isForbidden {
      self = .permissionDenied
    } else if error.isOutOfDescriptors {
      self = .tooManyOpenFiles
    } else {
      self = .readFailure
    }
  }

  /// Whether something was to be read and could not be.
  public var isFailure: Bool {
    switch self {
    case .hidden, .otherName, .digestMetadata, .symbolicLink, .notARegularFile,
      .directoryNamedLikeAFile:
      false
    case .tooDeep, .permissionDenied, .tooManyOpenFiles, .readFailure: true
    }
  }

  /// What was passed over, why, and what mends it.
  public var explanation: String {
    switch self {
    case .hidden: return "hidden entries (their names begin with a dot)"
    case .otherName: return "files that are not named *.gz, *.json, *.ndjson or *.jsonl"
    case .digestMetadata: return "files with the metadata of digests (for 'trailbell verify')"
    case .symbolicLink:
      return "symbolic links (none is followed; watch their target as a source of its own)"
    case .notARegularFile: return "pipes, sockets and devices named like trail files"
    case .directoryNamedLikeAFile: return "directories named like trail files"
    case .tooDeep: return "directories below the depth limit"
    case .permissionDenied:
      return "directories without permission (give this user read and search permission)"
    case .tooManyOpenFiles:
      return "directories for want of file descriptors (raise LimitNOFILE=)"
    case .readFailure: return "entries that the file system failed to read"
    }
  }
}
