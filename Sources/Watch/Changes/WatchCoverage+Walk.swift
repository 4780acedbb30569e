extension WatchCoverage {
  /// Where a directory stands.
  struct Place {
    /// The watch on the directory above; nil for the root, and below a directory without a watch.
    let parent: Int32?
    let name: PathBytes
    let path: PathBytes
    let depth: Int

    static var root: Place { Place(parent: nil, name: .root, path: .root, depth: 0) }
  }

  /// Watches a directory and everything below it.
  mutating func cover(
    _ directory: consuming OwnedDescriptor,
    at place: Place,
    isStopped: () -> Bool,
    changed: (PathBytes) -> Void
  ) {
    if isStopped() { return }
    let watch: Int32?
    switch grant(directory, at: place) {
    case .known(let known):
      // Its arrival was handled already, and everything below it with it.
      if !isWholePass { return }
      watch = known
    case .new(let new): watch = new
    case .refused: watch = nil
    }
    changed(place.path)
    guard place.depth < depthLimit, var stream = try? DirectoryStream(directory) else { return }
    var contents = DirectoryContents(keepsFiles: false)
    contents.read(&stream) { _, _, _ in }
    // The newest day first: when watches run out, the old days go without.
    for name in contents.directories.reversed() {
      guard let child = openChild(name, of: stream) else { continue }
      let path = place.path.appending(name)
      let childPlace = Place(parent: watch, name: name, path: path, depth: place.depth + 1)
      cover(child, at: childPlace, isStopped: isStopped, changed: changed)
    }
  }

  private mutating func openChild(
    _ name: PathBytes,
    of stream: borrowing DirectoryStream
  ) -> OwnedDescriptor? {
    do throws(SystemError) {
      return try stream.withDescriptor { directory throws(SystemError) in
        try directory.openDirectory(name)
      }
    } catch {
      // A directory without permission is the scanner's to report.
      if error.isOutOfDescriptors { refuse(.system(error)) }
      return nil
    }
  }
}
