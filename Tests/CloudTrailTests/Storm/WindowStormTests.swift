import Testing

@testable import CloudTrail

/// Damaged files, read whole and read in windows: the same comes out.
@Suite struct WindowStormTests {
  @Test(arguments: 0..<4)
  func damagedFilesDoNotDependOnWindows(lane: Int) {
    var mutator = Mutator(random: SplitMix(state: 77 + UInt64(lane)))
    let seeds = Envelope.all.filter { $0.text.utf8.count < 1_200 }.map { Array($0.text.utf8) }
    for round in 0..<600 {
      var bytes = mutator.random.pick(seeds)
      mutator.mutate(&bytes)
      if mutator.random.chance(50) { bytes = Gzip.member(bytes, level: 1) }
      let whole = decodeAll(bytes)
      let window = 1 + mutator.random.below(300)
      let file = decodeAll(bytes, .windows(of: window))
      let hint = "lane \(lane), round \(round), windows of \(window)"
      #expect(file.rows == whole.rows, "\(hint)")
      #expect(file.ending == whole.ending, "\(hint)")
      #expect(file.rejected == whole.rejected, "\(hint)")
    }
  }
}
