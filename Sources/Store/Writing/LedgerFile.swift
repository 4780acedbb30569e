/// A trail file as the ledger knows it: where it lies, and what its directory entry said.
public struct LedgerFile: Sendable, Hashable {
  /// The folder, as an absolute path.
  public let directory: String
  /// The name in the folder.
  public let name: String
  /// By what a change is noticed.
  public let identity: Identity

  /// What the file system says of a file.
  ///
  /// Any difference means that the file is read again.
  public struct Identity: Sendable, Hashable {
    /// In bytes.
    public let size: Int64
    /// In nanoseconds since 1970.
    public let modifiedAt: Int64
    /// Of the directory entry, in nanoseconds since 1970.
    public let changedAt: Int64
    /// The file's number in its file system.
    public let inode: Int64

    /// An identity from its numbers.
    public init(size: Int64, modifiedAt: Int64, changedAt: Int64, inode: Int64) {
      self.size = size
      self.modifiedAt = modifiedAt
      self.changedAt = changedAt
      self.inode = inode
    }
  }

  /// A file from its parts.
  public init(directory: String, name: String, identity: Identity) {
    self.directory = directory
    self.name = name
    self.identity = identity
  }
}
