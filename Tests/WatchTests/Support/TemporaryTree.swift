import Glibc

@testable import Watch

/// A directory of its own for one test, removed with everything in it when the test is over.
final class TemporaryTree {
  /// The directory that holds the tree, for things that must lie outside.
  let base: PathBytes
  /// The root that is scanned and watched.
  let root: PathBytes

  /// Makes the base, and the root in it unless the test wants to do that itself.
  init(makesRoot: Bool = true) throws {
    var template = PathBytes("/tmp/trailbell-watch-XXXXXX").terminated
    guard mkdtemp(&template) != nil else { throw SystemError.last("mkdtemp") }
    base = PathBytes(template.dropLast().map { UInt8(bitPattern: $0) })
    root = base.appending(PathBytes("root"))
    if makesRoot { try makeDirectory(.root) }
  }

  deinit {
    Self.remove(base)
  }

  /// The absolute path of something in the root.
  func absolute(_ path: PathBytes) -> PathBytes { root.appending(path) }

  func absolute(_ path: String) -> PathBytes { root.appending(PathBytes(path)) }

  func makeDirectory(_ path: PathBytes) throws {
    try check("mkdir", mkdir(absolute(path).terminated, 0o755))
  }

  /// Makes a directory and those above it.
  func makeDirectories(_ path: String) {
    var current = PathBytes.root
    for name in PathBytes(path).components {
      current = current.appending(name)
      _ = mkdir(absolute(current).terminated, 0o755)
    }
  }

  /// Writes a file in place.
  func write(_ path: PathBytes, sizeBytes: Int = 10) throws {
    let opened = open(absolute(path).terminated, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw SystemError.last("open") }
    let file = OwnedDescriptor(adopting: opened)
    let content = [UInt8](repeating: 7, count: sizeBytes)
    guard Glibc.write(file.rawValue, content, sizeBytes) == sizeBytes else {
      throw SystemError.last("write")
    }
  }

  func write(_ path: String, sizeBytes: Int = 10) throws {
    try write(PathBytes(path), sizeBytes: sizeBytes)
  }

  /// Writes a file under a temporary name and renames it, as `aws s3 sync` does.
  func sync(_ path: String) throws {
    try write(path + ".Ab3dE6f8")
    try move(path + ".Ab3dE6f8", to: path)
  }

  func move(_ path: String, to newPath: String) throws {
    try check("rename", rename(absolute(path).terminated, absolute(newPath).terminated))
  }

  func hardLink(_ path: String, to newPath: String) throws {
    try check("link", link(absolute(path).terminated, absolute(newPath).terminated))
  }

  func symbolicLink(_ path: String, to target: PathBytes) throws {
    try check("symlink", symlink(target.terminated, absolute(path).terminated))
  }

  func makePipe(_ path: String) throws {
    try check("mkfifo", mkfifo(absolute(path).terminated, 0o644))
  }

  func makeSocket(_ path: String) throws {
    try check("mknod", mknod(absolute(path).terminated, S_IFSOCK | 0o644, 0))
  }

  func removeFile(_ path: String) throws {
    try check("unlink", unlink(absolute(path).terminated))
  }

  /// Removes a file, or a directory with everything in it.
  func remove(_ path: PathBytes) { Self.remove(absolute(path)) }

  func remove(_ path: String) { remove(PathBytes(path)) }

  private func check(_ call: String, _ result: Int32) throws {
    if result != 0 { throw SystemError.last(call) }
  }

  private static func remove(_ path: PathBytes) {
    if unlink(path.terminated) == 0 || errno == ENOENT { return }
    _ = chmod(path.terminated, 0o700)
    if let directory = try? TreeRoot(path: path).openDirectory(),
      var stream = try? DirectoryStream(directory)
    {
      while let entry = try? stream.next() { remove(path.appending(entry.name)) }
    }
    _ = rmdir(path.terminated)
  }
}
