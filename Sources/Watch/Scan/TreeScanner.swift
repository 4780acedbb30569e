/// Finds the trail files of a tree.
///
/// A scan goes depth first and holds one directory's entries at a time, so its memory is bounded by
/// the largest directory and the depth. It stays inside the root whatever is done to the tree
/// meanwhile: every directory is opened from its parent, and no symbolic link is followed.
public struct TreeScanner: Sendable {
  /// The directory, or the single file, that is scanned.
  public let root: PathBytes
  /// How the scan goes through the tree.
  public let options: ScanOptions

  /// Prepares scans of a tree; nothing is opened yet.
  public init(root: PathBytes, options: ScanOptions = ScanOptions()) {
    self.root = root
    self.options = options
  }

  /// Scans the whole tree and hands out the candidates, one directory after the other.
  ///
  /// A root that is a single file gives one candidate, whatever its name: a person named it.
  public func scan<Failure: Error>(
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanSummary {
    var walk = TreeWalk(options: options)
    switch openRoot() {
    case .failure(let problem):
      walk.summary.outcome = .rootUnreadable(problem)
    case .file(let directory, let name):
      let step = try walk.visitFile(name, in: directory, receive)
      if step == .stop { walk.summary.outcome = .stopped }
    case .directory(let directory):
      let step = try walk.visit(directory, path: .root, depth: 0, receive)
      if step == .stop { walk.summary.outcome = .stopped }
    }
    return walk.summary
  }

  /// Scans single directories of the tree, without what lies below them.
  ///
  /// The paths are relative to the root, as a `TreeWatcher` reports them. A directory that has gone
  /// meanwhile is passed over in silence.
  public func scan<Failure: Error>(
    directories: [PathBytes],
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanSummary {
    var walk = TreeWalk(options: options)
    let root: OwnedDescriptor
    do throws(RootProblem) {
      root = try TreeRoot(path: self.root).openDirectory()
    } catch {
      walk.summary.outcome = .rootUnreadable(error)
      return walk.summary
    }
    for path in directories {
      if try walk.visitAlone(path, below: root, receive) == .stop {
        walk.summary.outcome = .stopped
        break
      }
    }
    return walk.summary
  }

  private enum OpenedRoot: ~Copyable {
    case directory(OwnedDescriptor)
    case file(OwnedDescriptor, PathBytes)
    case failure(RootProblem)
  }

  private func openRoot() -> OpenedRoot {
    do throws(RootProblem) {
      let opened = try TreeRoot(path: root).open()
      if let name = opened.onlyName { return .file(opened.directory, name) }
      return .directory(opened.directory)
    } catch {
      return .failure(error)
    }
  }
}
