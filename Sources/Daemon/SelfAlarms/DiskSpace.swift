import Glibc

/// The room on the disk that holds a path.
struct DiskSpace {
  /// The number of the file system; two paths on one disk have the same.
  let fileSystem: UInt64
  /// What there is and what is left for others than root, in bytes.
  let byteCount: UInt64
  let freeByteCount: UInt64

  /// A disk with less than this left is nearly full, unless that is more than a part of it.
  private static let freeByteMinimum: UInt64 = 1 << 30
  /// The part of a disk below which it is nearly full: the twentieth.
  private static let freeDivisor: UInt64 = 20

  /// When a disk is nearly full, in words.
  static let conditionText = "less than 1 GiB of the disk is left, and less than 5 % of it"

  /// Room that is known already.
  init(fileSystem: UInt64, byteCount: UInt64, freeByteCount: UInt64) {
    self.fileSystem = fileSystem
    self.byteCount = byteCount
    self.freeByteCount = freeByteCount
  }

  /// Asks the system; nil where the path cannot be asked about.
  init?(of path: String) {
    var disk = statvfs()
    var status = stat()
    guard statvfs(path, &disk) == 0, stat(path, &status) == 0 else { return nil }
    let unit = UInt64(disk.f_frsize)
    self.init(
      fileSystem: UInt64(status.st_dev), byteCount: UInt64(disk.f_blocks) * unit,
      freeByteCount: UInt64(disk.f_bavail) * unit)
  }

  /// Whether the smaller of the two bounds is not kept: on a small disk 1 GiB can be all there is, and
  /// of a large one the twentieth is plenty.
  var isNearlyFull: Bool {
    freeByteCount < min(Self.freeByteMinimum, byteCount / Self.freeDivisor)
  }

  /// What is left, for a person.
  var words: String { "\(freeByteCount >> 20) of \(byteCount >> 20) MiB are free" }
}
