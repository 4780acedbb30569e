import Watch

/// Opens files of any of the roots, each with its last folder kept open.
struct FileOpeners {
  private var openers: [TrailRoot: Opener] = [:]

  /// A class, for what it holds cannot be copied out of a dictionary.
  private final class Opener {
    var opener: TrailFileOpener
    init(_ root: TrailRoot) { opener = TrailFileOpener(root: root.path) }
  }

  mutating func open(_ task: FileTask) throws(TrailFileOpenError) -> OpenedTrailFile {
    let opener = openers[task.root] ?? Opener(task.root)
    openers[task.root] = opener
    return try opener.opener.open(task.candidate)
  }

  /// Says that a file is needed up to here: its descriptor closes when the value goes.
  static func keepOpen(_ opened: borrowing OpenedTrailFile) {}

  func releaseDirectories() {
    for opener in openers.values { opener.opener.releaseDirectories() }
  }
}
