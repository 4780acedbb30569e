/// What one directory holds, sorted into what is read, what is entered and what is passed over.
///
/// The scanner and the watcher both read directories through this, so that they agree on what
/// belongs to the tree.
struct DirectoryContents {
  /// The names that are trail files as far as the directory says, ascending.
  private(set) var files: [PathBytes] = []
  /// The names of the directories to enter, ascending.
  private(set) var directories: [PathBytes] = []
  private let keepsFiles: Bool

  /// Who only wants to go down does without the files: a directory may hold a million of them.
  init(keepsFiles: Bool) {
    self.keepsFiles = keepsFiles
  }

  /// What belongs to the tree, by name and kind.
  enum Place {
    case file
    case directory
    case skipped(SkipReason)
  }

  /// Reads a directory to its end, or to the error that ends it; what was read till then stays.
  mutating func read(
    _ stream: inout DirectoryStream,
    skip: (PathBytes, SkipReason, SystemError?) -> Void
  ) {
    do throws(SystemError) {
      while let entry = try stream.next() {
        do throws(SystemError) {
          let kind = try Self.kind(of: entry, in: stream)
          take(entry.name, kind: kind, skip: skip)
        } catch {
          if !error.isVanished { skip(entry.name, SkipReason(error), error) }
        }
      }
    } catch {
      skip(.root, SkipReason(error), error)
    }
    files.sort()
    directories.sort()
  }

  private mutating func take(
    _ name: PathBytes,
    kind: EntryKind,
    skip: (PathBytes, SkipReason, SystemError?) -> Void
  ) {
    switch Self.place(of: name, kind: kind) {
    case .file: if keepsFiles { files.append(name) }
    case .directory: directories.append(name)
    case .skipped(let reason): skip(name, reason, nil)
    }
  }

  /// Where an entry belongs.
  static func place(of name: PathBytes, kind: EntryKind) -> Place {
    if TrailFileName.isHidden(name) { return .skipped(.hidden) }
    let isNamedLikeAFile = TrailFileName.isAccepted(name)
    switch kind {
    case .symbolicLink: return .skipped(.symbolicLink)
    case .directory: return isNamedLikeAFile ? .skipped(.directoryNamedLikeAFile) : .directory
    case .regularFile:
      if TrailFileName.isDigestMetadata(name) { return .skipped(.digestMetadata) }
      return isNamedLikeAFile ? .file : .skipped(.otherName)
    case .special: return .skipped(isNamedLikeAFile ? .notARegularFile : .otherName)
    }
  }

  /// Some file systems leave the kind out of the directory; then the entry itself is asked.
  private static func kind(
    of entry: DirectoryEntry,
    in stream: borrowing DirectoryStream
  ) throws(SystemError) -> EntryKind {
    if let kind = entry.kind { return kind }
    return try stream.withDescriptor { directory throws(SystemError) in
      try directory.status(of: entry.name).kind
    }
  }
}
