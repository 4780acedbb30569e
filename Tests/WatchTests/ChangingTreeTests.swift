import Foundation
import Synchronization
import Testing

@testable import Watch

/// Scans while another thread changes the tree.
@Suite struct ChangingTreeTests {
  @Test func `files that vanish cause no noise and hide no others`() throws {
    let tree = try TemporaryTree()
    for number in 0..<2_000 { try tree.write("x\(number).json", sizeBytes: 0) }
    tree.makeDirectories("z")
    try tree.write("z/stays.json")
    let root = tree.root
    let isDone = DoneFlag()
    Thread.detachNewThread {
      for number in (0..<2_000).reversed() {
        unlink(root.appending(PathBytes("x\(number).json")).terminated)
      }
      isDone.set()
    }
    var opener = TrailFileOpener(root: tree.root)
    repeat {
      var names: [String] = []
      let summary = TreeScanner(root: tree.root).scan { listing in
        for candidate in listing.candidates {
          names.append(candidate.name.description)
          Self.expectOpenedOrVanished(&opener, candidate)
        }
        return .proceed
      }
      #expect(names.last == "stays.json")
      #expect(summary.skipped.isEmpty)
    } while !isDone.isSet
  }

  private static func expectOpenedOrVanished(
    _ opener: inout TrailFileOpener,
    _ candidate: TrailFileCandidate
  ) {
    do throws(TrailFileOpenError) {
      _ = try opener.open(candidate)
    } catch {
      #expect(error.reason == .vanished)
    }
  }

  @Test func `nothing outside of the root is read, whatever takes a directory's place`() throws {
    let tree = try TemporaryTree()
    let outside = tree.base.appending(PathBytes("outside"))
    tree.makeDirectories("../outside/b")
    try tree.write("../outside/secret.json")
    try tree.write("../outside/b/secret.json")
    tree.makeDirectories("a/b")
    try tree.write("a/b/x.json")
    try tree.write("a/x.json")
    try tree.symbolicLink("trap", to: outside)
    let root = tree.root
    let isDone = DoneFlag()
    Thread.detachNewThread {
      func swap(_ from: String, _ to: String) {
        rename(root.appending(PathBytes(from)).terminated, root.appending(PathBytes(to)).terminated)
      }
      for _ in 0..<5_000 {
        swap("a", "aside")
        swap("trap", "a")
        swap("a", "trap")
        swap("aside", "a")
      }
      isDone.set()
    }
    var opener = TrailFileOpener(root: tree.root)
    var scans = 0
    repeat {
      scans += 1
      for candidate in TreeScanner(root: tree.root).candidates() {
        #expect(candidate.name == PathBytes("x.json"))
      }
      for directory in ["a", "a/b"] {
        #expect(throws: TrailFileOpenError.self) {
          _ = try opener.open(directory: PathBytes(directory), name: PathBytes("secret.json"))
        }
      }
    } while !isDone.isSet
    #expect(scans > 1)
  }
}

/// Set by one thread, seen by another.
private final class DoneFlag: Sendable {
  private let flag = Atomic(false)

  func set() { flag.store(true, ordering: .releasing) }

  var isSet: Bool { flag.load(ordering: .acquiring) }
}
