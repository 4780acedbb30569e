/// Positions among the entries of a seal, as runs of neighbours.
struct EntryRuns: Hashable {
  private static let runByteCount = 8

  /// The runs, in order, with gaps between them.
  private(set) var runs: [Range<Int>]

  /// The runs that positions make up.
  init(_ positions: some Sequence<Int>) {
    runs = []
    for position in positions.sorted() {
      if let last = runs.last, position <= last.upperBound {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, position + 1)
      } else {
        runs.append(position..<(position + 1))
      }
    }
  }

  /// Runs as they are stored; nil where the bytes are no runs in order.
  init?(bytes: [UInt8]) {
    guard bytes.count % Self.runByteCount == 0 else { return nil }
    runs = []
    for start in stride(from: 0, to: bytes.count, by: Self.runByteCount) {
      let first = Self.number(bytes[start..<(start + 4)])
      let count = Self.number(bytes[(start + 4)..<(start + 8)])
      guard count > 0, first > runs.last?.upperBound ?? -1 else { return nil }
      runs.append(first..<(first + count))
    }
  }

  /// The bytes: 4 for the first position and 4 for the count of each run.
  var bytes: [UInt8] {
    runs.flatMap { run in
      [run.lowerBound, run.count].flatMap { number in
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) }
      }
    }
  }

  /// How many positions there are.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
