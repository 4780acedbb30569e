import Foundation
import Testing

@testable import CloudTrail

/// Thousands of damaged files with limits so tight that all of them are met.
///
/// The seed is fixed, so that the same files are tried everywhere; TRAILBELL_FUZZ_ROUNDS asks for
/// more of them.
@Suite struct MutationStormTests {
  private static let roundCount =
    ProcessInfo.processInfo.environment["TRAILBELL_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000

  private static let limits = DecodeLimits(
    recordByteMaximum: 2_000, nestingDepthMaximum: 12, inflatedByteMaximum: 60_000,
    inflateRatioMaximum: 50)

  private static let seeds =
    Envelope.all.map { Array($0.text.utf8) } + [
      Array(Records.file(1...4).utf8),
      Array(
        Records.file([Records.small(1), "{\"a\":[[[[[[[[[[[[[]]]]]]]]]]]]]}", Records.small(2)])
          .utf8),
    ]

  @Test(arguments: 0..<8)
  func nothingBreaksAPromise(lane: Int) {
    var mutator = Mutator(random: SplitMix(state: 2_026 + UInt64(lane)))
    for round in 0..<(Self.roundCount / 8) {
      var bytes = mutator.random.pick(Self.seeds)
      let isPacked = mutator.random.chance(40)
      if isPacked && mutator.random.chance(50) {
        bytes = Gzip.member(bytes)
        mutator.mutate(&bytes)
      } else {
        mutator.mutate(&bytes)
        if isPacked { bytes = Gzip.member(bytes, level: 1) }
      }
      let window = mutator.random.pick([7, 64, 1_000, 4 << 20])
      var reading = Reading.windows(of: window)
      reading.textCapacity = min(window, 64 << 10)
      reading.limits = Self.limits
      check(decodeAll(bytes, reading), "lane \(lane), round \(round)")
    }
  }

  private func check(_ file: Decoded, _ hint: String) {
    #expect(file.isConsistent, "\(hint)")
    for row in file.rows {
      // Every row is fit for its columns, and gives back a record.
      let isText = row.texts.allSatisfy { String(validating: $0, as: UTF8.self) != nil }
      #expect(isText && row.eventID?.isEmpty == false, "\(hint)")
      guard let record = row.record else {
        Issue.record("no record, \(hint)")
        continue
      }
      let again = decodeAll(record)
      #expect(again.rows.count == 1 && again.rejected == 0, "\(hint)")
      #expect(again.rows.first?.flags.contains(.repaired) == false, "\(hint)")
      #expect(again.rows.first?.recordText == row.recordText, "\(hint)")
    }
  }
}
