import Glibc

/// Puts files into a directory as `aws s3 sync` does: written under a temporary name beside the
/// final one, renamed, and then dated back to when the bucket received them.
struct TrailFiles {
  let root: String
  private var knownDirectories: Set<String> = []

  init(root: String) {
    self.root = root
  }

  mutating func write(
    _ bytes: [UInt8], to relativePath: String, modifiedSeconds: Int64
  ) throws(SimulationError) {
    let path = "\(root)/\(relativePath)"
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    try makeDirectory(String(path[..<slash]))
    let temporaryPath = "\(path).\(temporarySuffix(of: relativePath))"
    try Self.write(bytes, to: temporaryPath)
    guard rename(temporaryPath, path) == 0 else { throw Self.failure(path) }
    var times = (
      timespec(tv_sec: Int(modifiedSeconds), tv_nsec: 0),
      timespec(tv_sec: Int(modifiedSeconds), tv_nsec: 0)
    )
    let code = withUnsafeBytes(of: &times) { bytes in
      utimensat(AT_FDCWD, path, bytes.baseAddress?.assumingMemoryBound(to: timespec.self), 0)
    }
    guard code == 0 else { throw Self.failure(path) }
  }

  /// Makes a directory and those above it.
  mutating func makeDirectory(_ path: String) throws(SimulationError) {
    guard !path.isEmpty, !knownDirectories.contains(path) else { return }
    if mkdir(path, 0o755) != 0, errno != EEXIST {
      guard errno == ENOENT, let slash = path.lastIndex(of: "/") else { throw Self.failure(path) }
      try makeDirectory(String(path[..<slash]))
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw Self.failure(path) }
    }
    knownDirectories.insert(path)
  }

  /// Writes a whole file under its own name.
  static func write(_ bytes: [UInt8], to path: String) throws(SimulationError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      guard count > 0 || errno == EINTR else {
        let error = failure(path)
        close(descriptor)
        throw error
      }
      written += max(0, count)
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  /// Eight hexadecimal digits, which need not be secret: every file has its own name already.
  private func temporarySuffix(of path: String) -> String {
    var generator = SeededGenerator(seed: seed(of: path))
    var bytes: [UInt8] = []
    bytes.append(symbols: 8, of: "0123456789abcdefABCDEF", from: &generator)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func failure(_ path: String) -> SimulationError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
