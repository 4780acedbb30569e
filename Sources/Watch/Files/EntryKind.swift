import Glibc

/// What an entry of a directory is, as far as this module cares.
enum EntryKind: Sendable {
  case regularFile
  case directory
  case symbolicLink
  /// A named pipe, a socket or a device: opening one could block or act.
  case special

  /// Nil where the file system leaves the kind out of the directory.
  init?(directoryEntryType: UInt8) {
    switch Int(directoryEntryType) {
    case Int(DT_REG): self = .regularFile
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .symbolicLink
    case Int(DT_UNKNOWN): return nil
    default: self = .special
    }
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regularFile
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .symbolicLink
    default: self = .special
    }
  }
}
