import Glibc
import Store
import Watch

/// A directory, or a single file, whose trail files are read.
public struct TrailRoot: Sendable, Hashable {
  /// The path that is scanned and opened.
  public let path: PathBytes
  /// The folder under which the ledger keeps its files: absolute, without links.
  let ledgerPath: PathBytes

  /// A root from a path as a person gives it, relative or absolute.
  public init(_ path: String) {
    self.path = PathBytes(path)
    let resolved = Self.resolve(path)
    var status = stat()
    let isFile = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    // The ledger names a file that is given alone as it would in its folder's tree.
    ledgerPath = PathBytes(isFile ? Self.parent(of: resolved) : resolved)
  }

  private static func resolve(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
