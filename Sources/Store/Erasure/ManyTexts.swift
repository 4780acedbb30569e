/// Finds many texts in bytes in one pass.
struct ManyTexts {
  /// The texts by their first bytes, which say where it is worth to compare.
  private var textsByBeginning: [UInt32: [[UInt8]]] = [:]

  /// How many bytes a beginning is of.
  private static let beginningByteCount = 4

  /// A search for some texts, each of ``PersonSpelling/byteCountMinimum`` bytes or more.
  init(_ texts: some Sequence<[UInt8]>) {
    for text in texts where text.count >= Self.beginningByteCount {
      let beginning = text.prefix(Self.beginningByteCount).reduce(0) { $0 << 8 | UInt32($1) }
      textsByBeginning[beginning, default: []].append(text)
    }
  }

  /// Where any of them stands, also where they overlap, by their beginnings.
  func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var beginning: UInt32 = 0
    for (index, byte) in bytes.enumerated() {
      beginning = beginning << 8 | UInt32(byte)
      let start = index + 1 - Self.beginningByteCount
      guard start >= 0, let texts = textsByBeginning[beginning] else { continue }
      for text in texts where bytes[start...].starts(with: text) {
        ranges.append(start..<(start + text.count))
      }
    }
    return ranges
  }
}
