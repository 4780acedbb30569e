import Glibc

/// How directories are opened for reading their entries: a link in the place of one is refused.
private let directoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

// The descriptor is that of a directory, and every step stays below it.
extension OwnedDescriptor {
  /// Opens a directory in this directory, never through a symbolic link.
  func openDirectory(_ name: PathBytes) throws(SystemError) -> OwnedDescriptor {
    try openEntry(name, flags: directoryFlags)
  }

  /// Opens an entry of this directory by its name.
  func openEntry(_ name: PathBytes, flags: Int32) throws(SystemError) -> OwnedDescriptor {
    while true {
      let opened = openat(rawValue, name.terminated, flags)
      if opened >= 0 { return OwnedDescriptor(adopting: opened) }
      // Network file systems may be interrupted while they open.
      if errno != EINTR { throw .last("openat") }
    }
  }

  /// Walks down to a directory, one name at a time, so that no link on the way is followed.
  func openDirectory(at path: PathBytes) throws(SystemError) -> OwnedDescriptor {
    var current = try openDirectory(.here)
    for name in path.components {
      guard name.isPlainName else { throw SystemError(call: "openat", number: EINVAL) }
      current = try current.openDirectory(name)
    }
    return current
  }

  /// The status of an entry of this directory; of a symbolic link, that of the link.
  func status(of name: PathBytes) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstatat(rawValue, name.terminated, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw .last("fstatat")
    }
    return FileStatus(status)
  }

  /// The status of what this descriptor has open.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(rawValue, &status) == 0 else { throw .last("fstat") }
    return FileStatus(status)
  }
}
