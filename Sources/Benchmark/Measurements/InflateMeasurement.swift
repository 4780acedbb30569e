/// What no reader of the trail can do without: inflating, and looking at every byte once.
struct InflateMeasurement: BenchmarkMeasurement {
  let readsEveryByte: Bool

  func run(in workspace: Workspace) throws -> Sample {
    let files = try workspace.files(of: .bulk)
    let inflater = try RawInflater()
    var byteCount = 0
    var quoteCount = 0
    var watch = Stopwatch()
    try watch.measure {
      for file in files {
        try inflater.withContent(of: file) { content in
          byteCount += content.count
          if readsEveryByte { quoteCount += Self.countQuotes(content) }
        }
      }
    }
    // What is counted must be used, or the pass is no work.
    guard quoteCount > 0 || !readsEveryByte else { throw BenchmarkError("no quotes found") }
    var sample = Sample(watch)
    sample.fileCount = files.count
    sample.contentByteCount = byteCount
    return sample
  }

  /// Eight bytes at a time: the cheapest pass that depends on every byte.
  private static func countQuotes(_ bytes: UnsafeRawBufferPointer) -> Int {
    let quotes: UInt64 = 0x2222_2222_2222_2222
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var count = 0
    var position = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ quotes
      // The high bit of every byte that is zero now.
      let matches = ~(((word & lowBits) &+ lowBits) | word | lowBits)
      count += Int(((matches >> 7) &* 0x0101_0101_0101_0101) >> 56)
      position += 8
    }
    for byte in bytes[position...] where byte == 0x22 { count += 1 }
    return count
  }
}
