import CloudTrail

/// What belongs to one account and region of a tree: no digest lists anything of another.
struct TrailArea {
  /// The paths of digests.
  var digests: [String] = []
  /// The paths of all other files.
  var others: [String] = []
  /// The paths of digests whose metadata is there.
  var described: [String] = []

  /// The areas of a tree, in the order of their names.
  static func areas(of paths: [String]) -> [TrailArea] {
    var areas: [String: TrailArea] = [:]
    for file in paths {
      let described = DigestSignatures.pathOfDigest(describedBy: file)
      let path = described ?? file
      let trailPath = TrailPath(path)
      let name = name(of: path, trailPath)
      let isDigest =
        trailPath.folder == .digests || trailPath.folder == nil && DigestName(path) != nil
      if described != nil {
        // What describes a log file proves nothing of the trail.
        if isDigest { areas[name, default: TrailArea()].described.append(path) }
      } else if isDigest {
        areas[name, default: TrailArea()].digests.append(path)
      } else {
        areas[name, default: TrailArea()].others.append(path)
      }
    }
    return areas.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func name(of path: String, _ trailPath: TrailPath) -> String {
    guard let folder = trailPath.folder, let region = trailPath.region else { return "" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let index = parts.lastIndex { $0 == folder.rawValue } ?? 0
    return (parts[..<index] + [region[...]]).joined(separator: "/")
  }
}
