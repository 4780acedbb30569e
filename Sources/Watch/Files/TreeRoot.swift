import Glibc

/// Where a tree begins: a directory, or a single file taken as a tree of one.
///
/// The root is what a person wrote down, so it alone may be reached through symbolic links.
struct TreeRoot: Sendable {
  let path: PathBytes

  /// An open root: its directory and, when the root is a file, the only name in it that counts.
  struct Opened: ~Copyable {
    let directory: OwnedDescriptor
    let onlyName: PathBytes?
  }

  /// Opens the root, whether it is a directory or a file.
  func open() throws(RootProblem) -> Opened {
    try checkPath()
    do throws(SystemError) {
      return Opened(directory: try open(path), onlyName: nil)
    } catch {
      if error.number == ENOTDIR { return try openDirectoryAroundFile() }
      throw RootProblem(error)
    }
  }

  /// Opens the root and insists on a directory.
  func openDirectory() throws(RootProblem) -> OwnedDescriptor {
    try checkPath()
    do throws(SystemError) {
      return try open(path)
    } catch {
      throw RootProblem(error)
    }
  }

  /// Which directory the root is; it is not held open.
  func identity() throws(RootProblem) -> FileIdentity {
    let directory = try openDirectory()
    do throws(SystemError) {
      return try directory.status().identity
    } catch {
      throw RootProblem(error)
    }
  }

  private func checkPath() throws(RootProblem) {
    if path.bytes.isEmpty || path.bytes.contains(0) { throw .notAPath }
  }

  private func open(_ path: PathBytes) throws(SystemError) -> OwnedDescriptor {
    while true {
      let opened = Glibc.open(path.terminated, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if opened >= 0 { return OwnedDescriptor(adopting: opened) }
      if errno != EINTR { throw .last("open") }
    }
  }

  /// The links that lead to the file are resolved first: below a root no link is followed.
  private func openDirectoryAroundFile() throws(RootProblem) -> Opened {
    guard let resolved = realpath(path.terminated, nil) else {
      throw RootProblem(.last("realpath"))
    }
    defer { free(resolved) }
    let bytes = [UInt8](UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
    let nameStart = (bytes.lastIndex(of: PathBytes.slash) ?? -1) + 1
    let name = PathBytes([UInt8](bytes[nameStart...]))
    do throws(SystemError) {
      let directory = try open(PathBytes([UInt8](bytes[..<nameStart])))
      guard try directory.status(of: name).kind == .regularFile else {
        throw SystemError(call: "open", number: ENOTDIR)
      }
      return Opened(directory: directory, onlyName: name)
    } catch {
      throw RootProblem(error)
    }
  }
}
