import Integrity
import Testing

/// A trail that is as it was delivered gives no alarm.
@Suite struct CleanTreeTests {
  /// 500 trees: empty hours, backfills, several trails, accounts and regions, keys that change.
  @Test func cleanTreesHaveNoProblems() throws {
    var chance = Chance(3)
    for number in 0..<(500 * Chance.effort) {
      let tree = try RandomTree(&chance)
      let report = tree.files.verify(RandomTree.keys)
      #expect(report.problems == [], "tree \(number), seed \(Chance.seed)")
      #expect(report.digests == tree.digests.count && report.files == tree.logFiles.count)
      #expect(report.verified == report.digests - tree.newestCount)
      #expect(report.filesUncovered == 0, "tree \(number), seed \(Chance.seed)")
      var signatures = DigestSignatures()
      try signatures.add(Array(tree.metadata.utf8))
      if number.isMultiple(of: 10) {
        // Metadata beside each digest is no file of the trail.
        var files = tree.files
        for path in tree.digests {
          files.files[path + DigestSignatures.fileSuffix] = Array("{}".utf8)
        }
        let whole = files.verify(RandomTree.keys, signatures)
        #expect(whole.problems == [] && whole.verified == whole.digests)
      }
    }
  }
}
