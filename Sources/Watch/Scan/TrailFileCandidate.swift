/// A file that a scan found: by its name a trail file, its content not yet looked at.
public struct TrailFileCandidate: Sendable, Hashable {
  /// The directory that holds the file, relative to the root.
  public let directory: PathBytes
  /// The name of the file in its directory.
  public let name: PathBytes
  /// The state of the file when the scan passed; another state means other content.
  public let version: FileVersion
  /// The file system that holds the file; not part of the version, since it changes at a remount.
  public let device: UInt64

  /// Puts a candidate together.
  public init(directory: PathBytes, name: PathBytes, version: FileVersion, device: UInt64) {
    self.directory = directory
    self.name = name
    self.version = version
    self.device = device
  }

  /// The path of the file relative to the root.
  public var path: PathBytes { directory.appending(name) }

  /// The length of the file in bytes when the scan passed.
  public var sizeBytes: Int64 { version.sizeBytes }
}

/// The candidates of one directory, sorted by the bytes of their names.
public struct DirectoryListing: Sendable {
  /// The directory, relative to the root.
  public let directory: PathBytes
  /// The files in it, never none.
  public let candidates: [TrailFileCandidate]
}
