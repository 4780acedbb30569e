import Foundation
import Testing

@testable import Watch

@Suite struct TreeWatcherThreadTests {
  private let tree: TemporaryTree
  private let watcher: TreeWatcher

  init() throws {
    tree = try TemporaryTree()
    watcher = try TreeWatcher(root: tree.root)
    #expect(watcher.next() == .rescanAll(.start))
  }

  @Test func `another thread stops the wait for ever`() {
    let watcher = watcher
    Thread.detachNewThread { watcher.stop() }
    #expect(watcher.next() == .stopped)
    #expect(watcher.next() == .stopped)
  }

  @Test func `another thread wakes the wait once`() {
    let watcher = watcher
    Thread.detachNewThread { watcher.wake() }
    #expect(watcher.next() == .idle)
    Thread.detachNewThread { watcher.requestRescan() }
    #expect(watcher.next() == .rescanAll(.requested))
  }

  @Test func `a wish made before the wait is not slept over`() {
    for _ in 0..<200_000 { watcher.wake() }
    #expect(watcher.next() == .idle)
    watcher.stop()
    #expect(watcher.next() == .stopped)
  }

  @Test func `a change made while the thread waits ends the wait`() throws {
    let root = tree.root
    Thread.detachNewThread {
      let path = root.appending(PathBytes("x.json"))
      _ = FileManager.default.createFile(atPath: path.description, contents: Data([1]))
    }
    #expect(watcher.next() == .directories([.root]))
  }

  @Test func `a rescan comes again and again`() throws {
    let watcher = try TreeWatcher(
      root: tree.root, options: WatchOptions(rescanIntervalMilliseconds: 1))
    #expect(watcher.next() == .rescanAll(.start))
    for _ in 0..<5 { #expect(watcher.next() == .rescanAll(.periodic)) }
  }

  @Test func `a storm of new directories is told completely`() throws {
    let seed = SeededGenerator.newSeed()
    let writerCount = 8
    let directoriesEach = 250
    let root = tree.root
    let outside = tree.base
    for writer in 0..<writerCount {
      Thread.detachNewThread {
        var generator = SeededGenerator(seed: seed &+ UInt64(writer))
        for number in 0..<directoriesEach {
          Self.makeFilledDirectory(root, outside, "\(writer)-\(number)", &generator)
        }
      }
    }
    // What a receiver would do: scan what it is told to, and nothing else.
    let scanner = TreeScanner(root: tree.root)
    var found: Set<PathBytes> = []
    func receive(_ listing: DirectoryListing) -> ScanStep {
      found.formUnion(listing.candidates.map(\.name))
      return .proceed
    }
    let limit = ContinuousClock.now + .seconds(120)
    while found.count < writerCount * directoriesEach, ContinuousClock.now < limit {
      switch watcher.next(timeoutMilliseconds: 10_000) {
      case .directories(let paths): _ = scanner.scan(directories: paths, receive)
      case .rescanAll(let reason):
        Issue.record("a rescan (\(reason)) would hide what was not told")
      default: break
      }
    }
    #expect(found.count == writerCount * directoriesEach, "seed \(seed)")
  }

  /// Makes a few directories inside each other and moves a file in, without a pause between.
  private static func makeFilledDirectory(
    _ root: PathBytes,
    _ outside: PathBytes,
    _ name: String,
    _ generator: inout SeededGenerator
  ) {
    let temporary = outside.appending(PathBytes("\(name).json"))
    close(open(temporary.terminated, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644))
    var path = root
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      path = path.appending(PathBytes("d\(Int.random(in: 0..<12, using: &generator))"))
      mkdir(path.terminated, 0o755)
    }
    rename(temporary.terminated, path.appending(PathBytes("\(name).json")).terminated)
  }
}
