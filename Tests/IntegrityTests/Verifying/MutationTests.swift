import CloudTrail
import Integrity
import Testing

/// Whatever is done to a tree is found, and named.
@Suite struct MutationTests {
  /// 1,000 changes by default; TRAILBELL_TEST_EFFORT=5 makes them 5,000.
  @Test func everyChangeOfGeneratedTreesIsFound() throws {
    var chance = Chance(1)
    var tried = 0
    while tried < 700 * Chance.effort {
      let tree = try RandomTree(&chance)
      let mutator = Mutator(
        tree: tree.files, digests: tree.digests, logFiles: tree.logFiles, covered: tree.covered)
      for kind in Mutator.kinds {
        tried += try expectFound(mutator, kind, RandomTree.keys, &chance) ? 1 : 0
      }
    }
  }

  @Test(.enabled(if: SharedChain.exists, "../shared is not there"))
  func everyChangeOfTheSharedChainIsFound() throws {
    var chance = Chance(2)
    let tree = try SharedChain.files()
    let digests = tree.paths.filter { DigestName($0) != nil }
    let folder = "AWSLogs/342082656213/CloudTrail/us-west-1/"
    let mutator = Mutator(
      tree: tree, digests: digests, logFiles: tree.paths.filter { DigestName($0) == nil },
      covered: [folder: 1_627_599_691..<1_627_621_291])
    let keys = try SharedChain.keys()
    var tried = 0
    while tried < 300 * Chance.effort {
      for kind in Mutator.kinds {
        tried += try expectFound(mutator, kind, keys, &chance) ? 1 : 0
      }
    }
  }

  /// - Returns: whether there was anything to change.
  private func expectFound(
    _ mutator: Mutator, _ kind: String, _ keys: PublicKeys, _ chance: inout Chance
  ) throws -> Bool {
    guard kind == "wrong key" || !mutator.logFiles.isEmpty,
      let mutation = mutator.mutate(kind, &chance)
    else { return false }
    let report = mutation.files.verify(mutation.keys ?? keys)
    let named = Set(report.problems.map(\.path))
    if mutation.suspects.isEmpty {
      #expect(report.problems == [], "\(mutation.description), seed \(Chance.seed)")
    } else if kind == "metadata left" {
      let missing = report.problems.filter { $0.kind == .digestMissing }.map(\.path)
      #expect(Set(missing) == mutation.suspects, "\(mutation.description), seed \(Chance.seed)")
    } else if kind == "missing" || kind == "digests missing" {
      #expect(
        mutation.suspects.isSubset(of: named), "\(mutation.description), seed \(Chance.seed)")
    } else {
      #expect(
        !mutation.suspects.isDisjoint(with: named),
        "\(mutation.description): \(report.problems), seed \(Chance.seed)")
    }
    return true
  }
}
