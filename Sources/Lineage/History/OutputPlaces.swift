/// Which job has written, or will write, what lies somewhere in S3.
struct OutputPlaces {
  private var jobs: [String: Set<ObjectID>] = [:]
  private var tunings: [String: Set<ObjectID>] = [:]

  init(_ steps: [ModelStep]) {
    for step in steps {
      guard let output = step.outputLocation else { continue }
      if step.object.kind == .tuningJob {
        tunings[output, default: []].insert(step.object)
      } else {
        jobs[output, default: []].insert(step.object)
      }
    }
  }

  /// The jobs whose output a location is, or lies in; of nested ones the innermost.
  ///
  /// A tuning job starts training jobs whose names begin with its own: only the place says so, so
  /// that tie is likely.
  func jobs(behind location: String) -> [(job: ObjectID, isLikely: Bool)] {
    for folder in Self.folders(of: location) {
      if let found = jobs[folder], !found.isEmpty { return found.map { ($0, false) } }
      let below = location.dropFirst(folder.count)
      let tuned = (tunings[folder] ?? []).filter { below.hasPrefix($0.name + "-") }
      if !tuned.isEmpty { return tuned.map { ($0, true) } }
    }
    return []
  }

  /// The folders that a location lies in, from the inside out; one that ends with a slash is its own.
  private static func folders(of location: String) -> [String] {
    var folders: [String] = []
    var rest = location[...]
    while let slash = rest.lastIndex(of: "/") {
      folders.append(String(rest[...slash]))
      rest = rest[..<slash]
      // The slashes behind `s3:` are none between folders.
      if rest.hasSuffix("/") { break }
    }
    return folders
  }
}
