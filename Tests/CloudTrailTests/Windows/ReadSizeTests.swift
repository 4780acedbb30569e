import Testing

@testable import CloudTrail

/// How the bytes come in must not show in what comes out.
@Suite struct ReadSizeTests {
  static let fixtures: [[UInt8]] =
    Envelope.all.map { Array($0.text.utf8) } + [
      Gzip.member(Records.file(1...5)), Gzip.memberWithFullHeader(Records.file(1...2)),
      Gzip.member("{\"Records\":[") + Gzip.member(Records.small(1)) + Gzip.member("]}") + [0, 0],
      Gzip.member(Records.file(1...2)) + [1, 2, 3],
      Array(Gzip.member(Records.file(1...5)).dropLast(9)),
      Array(Records.file([Records.small(1), "{\"eventID\":}", "null", Records.small(2)]).utf8),
    ]

  @Test(arguments: fixtures)
  func everySizeOfReadGivesTheSame(bytes: [UInt8]) {
    let whole = decodeAll(bytes)
    for size in 1...64 {
      let file = decodeAll(bytes, Reading(pieceByteMaximum: size))
      #expect(file.rows == whole.rows, "reads of \(size)")
      #expect(file.ending == whole.ending, "reads of \(size)")
      #expect(file.rejections == whole.rejections, "reads of \(size)")
      #expect(file.warnings == whole.warnings, "reads of \(size)")
    }
  }

  @Test(arguments: fixtures)
  func everySizeOfWindowGivesTheSame(bytes: [UInt8]) {
    let whole = decodeAll(bytes)
    for size in Array(1...64) + [100, 333, 1_000] {
      let file = decodeAll(bytes, .windows(of: size))
      #expect(file.rows == whole.rows, "windows of \(size)")
      #expect(file.ending == whole.ending, "windows of \(size)")
      #expect(file.rejections == whole.rejections, "windows of \(size)")
      #expect(file.warnings == whole.warnings, "windows of \(size)")
      #expect(file.isConsistent, "windows of \(size)")
    }
  }
}
