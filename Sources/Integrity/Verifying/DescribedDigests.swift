import CloudTrail

/// Finds digests that metadata tells of and that are not in a tree: the newest of a chain is named by no
/// other.
struct DescribedDigests {
  private let objects: [(name: DigestName, object: String)]

  /// The digests of a time among the objects that metadata is of.
  init(_ objects: [String], in span: VerifiedSpan) {
    self.objects = objects.compactMap { object in
      guard let name = DigestName(object), span.contains(endSeconds: name.endSeconds) else {
        return nil
      }
      return (name, object)
    }
  }

  /// The paths of those that are not there.
  ///
  /// - Parameters:
  ///   - paths: all that there is.
  ///   - places: how keys become paths, as digests say that are there.
  ///   - folder: what was looked through: only what would lie in it can be missing.
  func missing(among paths: [String], _ places: Set<ObjectPlace>, folder: String) -> [String] {
    guard !objects.isEmpty else { return [] }
    var pathsByName: [DigestName: [String]] = [:]
    for path in paths {
      if let name = DigestName(path) { pathsByName[name, default: []].append(path) }
    }
    let places = places.sorted { ($1.keyPrefix, $0.folder) < ($0.keyPrefix, $1.folder) }
    let inside = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return objects.compactMap { name, object in
      let isThere = pathsByName[name]?.contains { ObjectPlace(path: $0, object: object) != nil }
      guard isThere != true else { return nil }
      let path =
        places.lazy.compactMap { $0.path(of: object) }.first ?? Self.path(of: object, inside)
      return path.utf8.starts(with: inside.utf8) ? path : nil
    }
  }

  /// Where an object would lie of which nothing but the folder is known.
  private static func path(of object: String, _ folder: String) -> String {
    let folderParts = parts(folder)
    guard let root = folderParts.lastIndex(of: rootName) else { return folder + object }
    let objectParts = parts(object)
    let start = objectParts.lastIndex(of: rootName) ?? 0
    return (folderParts[..<root] + objectParts[start...]).joined(separator: "/")
  }

  private static let rootName: Substring = "AWSLogs"

  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}
