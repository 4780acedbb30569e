/// A set of row ids: a bit for each, in chunks that are made where there is one.
///
/// Ids are given one after the other, so that ten million of them take little more than a megabyte.
struct RowBitmap {
  private static let bitsOfAWord: Int64 = 64
  private static let wordsOfAChunk: Int64 = 64

  private var chunks: [Int64: [UInt64]] = [:]

  /// Adds an id.
  mutating func insert(_ id: Int64) {
    let place = Place(id)
    chunks[place.chunk, default: Self.emptyChunk][place.word] |= place.bit
  }

  /// Whether an id was added.
  func contains(_ id: Int64) -> Bool {
    let place = Place(id)
    guard let chunk = chunks[place.chunk] else { return false }
    return chunk[place.word] & place.bit != 0
  }

  private static let emptyChunk = [UInt64](repeating: 0, count: Int(wordsOfAChunk))

  /// Where the bit of an id lies.
  private struct Place {
    let chunk: Int64
    let word: Int
    let bit: UInt64

    init(_ id: Int64) {
      let bits = UInt64(bitPattern: id)
      let bitsOfAChunk = UInt64(RowBitmap.bitsOfAWord * RowBitmap.wordsOfAChunk)
      chunk = Int64(bits / bitsOfAChunk)
      word = Int(bits % bitsOfAChunk / UInt64(RowBitmap.bitsOfAWord))
      bit = 1 << (bits % UInt64(RowBitmap.bitsOfAWord))
    }
  }
}
