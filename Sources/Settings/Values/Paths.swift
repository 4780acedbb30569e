/// Path arithmetic on text alone; nothing here asks the file system.
enum Paths {
  /// The path that `path` names when it is read from within `folder`.
  ///
  /// Only leading `.` and `..` are worked off, against a folder that holds no symbolic link; one in
  /// the middle of `path` is left to the kernel, because behind a symbolic link it leads elsewhere.
  static func resolve(_ path: String, from folder: String) -> String {
    guard !path.hasPrefix("/") else { return withoutTrailingSlash(path) }
    var base = folder.split(separator: "/")
    var rest = path.split(separator: "/")[...]
    while let first = rest.first, first == "." || first == ".." {
      if first == "..", !base.isEmpty { base.removeLast() }
      rest = rest.dropFirst()
    }
    return "/" + (base + rest).joined(separator: "/")
  }

  /// The folder that holds `file`: `.` for a bare name.
  static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Whether `path` is `folder` or lies somewhere below it.
  static func contains(_ folder: String, _ path: String) -> Bool {
    let inner = path.split(separator: "/")
    let outer = folder.split(separator: "/")
    return inner.starts(with: outer)
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    var shortened = path[...]
    while shortened.count > 1, shortened.last == "/" { shortened.removeLast() }
    return String(shortened)
  }
}
