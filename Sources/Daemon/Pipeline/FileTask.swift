import CloudTrail
import Store
import Watch

/// A trail file on its way to a decoder.
public struct FileTask: Sendable {
  /// The pipeline's number for the file.
  let number: Int
  /// Which of the roots it lies in.
  let root: TrailRoot
  /// Where it lies there, and what the scan saw of it.
  let candidate: TrailFileCandidate
}

extension LedgerFile {
  /// A file below a root, in the state in which it was opened.
  init(root: TrailRoot, candidate: TrailFileCandidate, version: FileVersion) {
    self.init(
      directory: LedgerFile.directoryText(root: root, directory: candidate.directory),
      name: candidate.name.description, identity: Identity(version))
  }

  /// The folder as the ledger writes it: absolute, with what is not text escaped.
  static func directoryText(root: TrailRoot, directory: PathBytes) -> String {
    directory.isRoot ? root.ledgerPath.description : "\(root.ledgerPath)/\(directory)"
  }
}

extension LedgerFile.Identity {
  /// What the ledger compares of a file's version.
  init(_ version: FileVersion) {
    self.init(
      size: version.sizeBytes, modifiedAt: version.modificationTimeNanoseconds,
      changedAt: version.statusChangeTimeNanoseconds,
      inode: Int64(bitPattern: version.inode))
  }
}
