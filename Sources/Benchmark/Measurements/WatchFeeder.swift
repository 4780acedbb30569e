import Daemon
import Foundation
import Watch

/// Hands new files of a watched tree to a pipeline, as the daemon does.
///
/// The set of known files belongs to the watching thread alone, hence the unchecked sendability.
final class WatchFeeder: @unchecked Sendable {
  private let root: TrailRoot
  private let pipeline: Pipeline
  private let watcher: TreeWatcher
  private let scanner: TreeScanner
  private let isWatching = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)
  private var known: Set<PathBytes> = []

  init(root: String, pipeline: Pipeline) throws {
    self.root = TrailRoot(root)
    self.pipeline = pipeline
    watcher = try TreeWatcher(root: self.root.path)
    scanner = TreeScanner(root: self.root.path)
  }

  /// Starts the thread, and returns when every folder is watched.
  func start() {
    Thread { [self] in
      while feedNext() {}
      hasEnded.signal()
    }.start()
    isWatching.wait()
  }

  func stop() {
    watcher.stop()
    hasEnded.wait()
  }

  private func feedNext() -> Bool {
    switch watcher.next() {
    case .directories(let directories): _ = scanner.scan(directories: directories, feed)
    case .rescanAll:
      _ = scanner.scan(feed)
      isWatching.signal()
    case .warning, .idle: break
    case .stopped: return false
    }
    return true
  }

  private func feed(_ listing: DirectoryListing) -> ScanStep {
    for file in listing.candidates where known.insert(file.path).inserted {
      guard pipeline.submit(file, in: root) else { return .stop }
    }
    return .proceed
  }
}
