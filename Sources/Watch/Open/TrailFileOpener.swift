import Glibc

/// Opens the files that a scan found, safely: inside the root, through no link, without blocking.
///
/// Keep one for every thread that reads. It holds the directory of the last file open, since files
/// come directory by directory; while it does, the file system cannot be unmounted, so call
/// `releaseDirectories` when there is nothing to do.
public struct TrailFileOpener: ~Copyable, Sendable {
  private let root: TreeRoot
  private var last: OpenDirectory?

  /// An open directory below the root; a class, since it is held in an optional and lent.
  private final class OpenDirectory: Sendable {
    let path: PathBytes
    let onlyName: PathBytes?
    let descriptor: OwnedDescriptor

    init(path: PathBytes, onlyName: PathBytes?, descriptor: consuming OwnedDescriptor) {
      self.path = path
      self.onlyName = onlyName
      self.descriptor = descriptor
    }
  }

  /// Prepares to open files below a root; nothing is opened yet.
  public init(root: PathBytes) {
    self.root = TreeRoot(path: root)
  }

  /// Opens a file that a scan found.
  public mutating func open(
    _ candidate: TrailFileCandidate
  ) throws(TrailFileOpenError) -> OpenedTrailFile {
    let identity = FileIdentity(device: candidate.device, inode: candidate.version.inode)
    return try open(directory: candidate.directory, name: candidate.name, expected: identity)
  }

  /// Opens a file by its place in the tree, for example one that the ledger wants read again.
  public mutating func open(
    directory: PathBytes,
    name: PathBytes
  ) throws(TrailFileOpenError) -> OpenedTrailFile {
    // The held directory may meanwhile stand elsewhere, and no scan has said which file is meant.
    last = nil
    return try open(directory: directory, name: name, expected: nil)
  }

  /// Closes what is held between two files.
  public mutating func releaseDirectories() {
    last = nil
  }

  private mutating func open(
    directory path: PathBytes,
    name: PathBytes,
    expected: FileIdentity?
  ) throws(TrailFileOpenError) -> OpenedTrailFile {
    guard name.isPlainName else {
      throw TrailFileOpenError(path: path.appending(name), reason: .outsideOfRoot)
    }
    if let held = last, held.path == path {
      // A directory may be replaced by another of the same name, and the tree mounted anew. The held
      // one is good as long as it has the very file that the scan saw; else the way is walked again.
      do throws(TrailFileOpenError) {
        let opened = try open(name, in: held)
        if opened.identity == expected { return opened }
      } catch {
        if error.reason == .tooManyOpenFiles { throw error }
      }
      last = nil
    }
    let fresh = try openDirectory(path, name: name)
    last = fresh
    return try open(name, in: fresh)
  }

  private func openDirectory(
    _ path: PathBytes,
    name: PathBytes
  ) throws(TrailFileOpenError) -> OpenDirectory {
    let filePath = path.appending(name)
    for component in path.components where !component.isPlainName {
      throw TrailFileOpenError(path: filePath, reason: .outsideOfRoot)
    }
    let opened: TreeRoot.Opened
    do throws(RootProblem) {
      opened = try root.open()
    } catch {
      throw TrailFileOpenError(path: filePath, root: root.path, problem: error)
    }
    do throws(SystemError) {
      let directory = try opened.directory.openDirectory(at: path)
      return OpenDirectory(path: path, onlyName: opened.onlyName, descriptor: directory)
    } catch {
      throw TrailFileOpenError(path: filePath, error: error)
    }
  }

  private func open(
    _ name: PathBytes,
    in directory: OpenDirectory
  ) throws(TrailFileOpenError) -> OpenedTrailFile {
    let path = directory.path.appending(name)
    if let onlyName = directory.onlyName, onlyName != name || !directory.path.isRoot {
      throw TrailFileOpenError(path: path, reason: .outsideOfRoot)
    }
    do throws(SystemError) {
      // O_NONBLOCK: a pipe that took the file's place must not hold the thread.
      let descriptor = try directory.descriptor.openEntry(
        name, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      let status = try descriptor.status()
      if status.kind == .regularFile {
        return OpenedTrailFile(descriptor: descriptor, status: status)
      }
    } catch {
      throw TrailFileOpenError(path: path, error: error)
    }
    throw TrailFileOpenError(path: path, reason: .notARegularFile)
  }
}
