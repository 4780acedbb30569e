import Glibc
import Testing

@testable import Watch

/// Does random things to a tree, and holds what scanner and watcher say against what is there.
@Suite struct RandomTreeTests {
  private static let rounds = 300

  @Test(arguments: 0..<4)
  func `every new file lies in a directory that was told`(run: Int) throws {
    let seed = SeededGenerator.newSeed() &+ UInt64(run)
    var mutator = try TreeMutator(seed: seed)
    let watcher = try TreeWatcher(
      root: mutator.tree.root, options: .immediate(depthLimit: 128))
    watcher.begin()
    var known: Set<TrailFileCandidate> = []
    let scanner = TreeScanner(
      root: mutator.tree.root, options: ScanOptions(depthLimit: 128))
    for round in 0..<Self.rounds {
      for _ in 0..<Int.random(in: 1...6, using: &mutator.generator) { mutator.mutate() }
      let heard = watcher.hear()
      try #require(heard.rescans.isEmpty && heard.warnings.isEmpty, "seed \(seed), round \(round)")
      let present = Set(scanner.candidates())
      for candidate in present.subtracting(known) {
        try #require(
          heard.directories.contains(candidate.directory.description),
          "seed \(seed), round \(round), \(candidate.path)")
      }
      known = present
      try #require(
        watcher.status.watchedDirectories == mutator.directories().count,
        "seed \(seed), round \(round)")
    }
    #expect(mutator.performed.count == TreeMutator.Action.allCases.count, "seed \(seed)")
  }

  @Test(arguments: 0..<4)
  func `a rescan brings lost watches back`(run: Int) throws {
    let seed = SeededGenerator.newSeed() &+ UInt64(run)
    var mutator = try TreeMutator(seed: seed)
    let faults = FaultyNotifier.Faults()
    let watcher = try FaultyNotifier.watcher(
      mutator.tree.root, faults, options: .immediate(depthLimit: 128))
    watcher.begin()
    for round in 0..<Self.rounds / 4 {
      for _ in 0..<8 { mutator.mutate() }
      faults.overflowsOnce = true
      _ = watcher.hear()
      watcher.requestRescan()
      _ = watcher.hear()
      try #require(
        watcher.status.watchedDirectories == mutator.directories().count,
        "seed \(seed), round \(round)")
      try #require(
        faults.granted.count == mutator.directories().count, "seed \(seed), round \(round)")
    }
  }
}
