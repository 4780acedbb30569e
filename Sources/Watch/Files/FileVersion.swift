import Glibc

/// The state of a file by which a change of its content shows: equal versions, equal content.
///
/// All four are compared for equality only. None is a clock: a trail file that arrives today may
/// carry the time of last year, and a time from 2100 is as good as any.
public struct FileVersion: Sendable, Hashable {
  /// The length in bytes.
  public let sizeBytes: Int64
  /// When the content was written, as the file claims; copying tools set it as they like.
  public let modificationTimeNanoseconds: Int64
  /// When the kernel last changed the file's status; no tool can set it.
  public let statusChangeTimeNanoseconds: Int64
  /// The number of the file in its file system; used again after a deletion.
  public let inode: UInt64

  /// Puts a version together, for example from a row of the ledger.
  public init(
    sizeBytes: Int64,
    modificationTimeNanoseconds: Int64,
    statusChangeTimeNanoseconds: Int64,
    inode: UInt64
  ) {
    self.sizeBytes = sizeBytes
    self.modificationTimeNanoseconds = modificationTimeNanoseconds
    self.statusChangeTimeNanoseconds = statusChangeTimeNanoseconds
    self.inode = inode
  }
}

/// What the kernel says about an entry.
struct FileStatus {
  let kind: EntryKind
  let version: FileVersion
  let device: UInt64

  var identity: FileIdentity { FileIdentity(device: device, inode: version.inode) }

  init(_ status: stat) {
    kind = EntryKind(mode: status.st_mode)
    device = UInt64(status.st_dev)
    version = FileVersion(
      sizeBytes: Int64(status.st_size),
      modificationTimeNanoseconds: Self.nanoseconds(status.st_mtim),
      statusChangeTimeNanoseconds: Self.nanoseconds(status.st_ctim),
      inode: UInt64(status.st_ino))
  }

  /// A file system may hold seconds that no nanosecond count reaches: they stop at the ends.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (product, overflowed) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    if overflowed { return time.tv_sec < 0 ? .min : .max }
    let (sum, sumOverflowed) = product.addingReportingOverflow(Int64(time.tv_nsec))
    return sumOverflowed ? .max : sum
  }
}

/// Which file or directory this is, whatever its name.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64
}
