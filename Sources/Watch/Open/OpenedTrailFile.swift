/// A trail file that is open for reading, closed when this value goes.
public struct OpenedTrailFile: ~Copyable, Sendable {
  /// The open file: regular, not blocking, closed on exec.
  public let descriptor: OwnedDescriptor
  /// The state of the file as it was opened.
  ///
  /// This, and not the version of the candidate, belongs to the content that is read from here: the
  /// file may have changed since the scan.
  public let version: FileVersion
  /// The file system that holds the file.
  public let device: UInt64

  init(descriptor: consuming OwnedDescriptor, status: FileStatus) {
    self.descriptor = descriptor
    version = status.version
    device = status.device
  }

  var identity: FileIdentity { FileIdentity(device: device, inode: version.inode) }
}
