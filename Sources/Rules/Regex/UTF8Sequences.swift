/// Scalars as sequences of byte ranges in UTF-8.
enum UTF8Sequences {
  /// The byte ranges, one after another, that together match exactly the scalars of a range.
  ///
  /// - Parameter emit: called with each sequence of one to four ranges.
  static func forEach(
    in range: ClosedRange<UInt32>, _ emit: ([ClosedRange<UInt8>]) -> Void
  ) {
    var start = range.lowerBound
    for (last, length) in [(UInt32(0x7F), 1), (0x7FF, 2), (0xFFFF, 3), (0x10FFFF, 4)]
    where start <= range.upperBound && start <= last {
      let end = min(range.upperBound, last)
      split(start...end, length: length, emit)
      start = last + 1
    }
  }

  /// Splits a range of equally long encodings until only whole blocks follow its first bytes.
  private static func split(
    _ range: ClosedRange<UInt32>, length: Int, _ emit: ([ClosedRange<UInt8>]) -> Void
  ) {
    for trailing in stride(from: length - 1, to: 0, by: -1) {
      let blockMask: UInt32 = (1 << UInt32(6 * trailing)) - 1
      let (lower, upper) = (range.lowerBound, range.upperBound)
      guard lower & ~blockMask != upper & ~blockMask else { continue }
      if lower & blockMask != 0 {
        split(lower...(lower | blockMask), length: length, emit)
        split(((lower | blockMask) + 1)...upper, length: length, emit)
        return
      }
      if upper & blockMask != blockMask {
        split(lower...((upper & ~blockMask) - 1), length: length, emit)
        split((upper & ~blockMask)...upper, length: length, emit)
        return
      }
    }
    let first = encoding(of: range.lowerBound, length: length)
    let last = encoding(of: range.upperBound, length: length)
    emit(zip(first, last).map { $0...$1 })
  }

  private static func encoding(of value: UInt32, length: Int) -> [UInt8] {
    guard length > 1 else { return [UInt8(value)] }
    var bytes: [UInt8] = []
    for index in stride(from: length - 1, through: 0, by: -1) {
      bytes.append(UInt8(value >> UInt32(6 * index) & 0x3F) | 0x80)
    }
    let leads: [UInt8] = [0, 0, 0xC0, 0xE0, 0xF0]
    bytes[0] = UInt8(value >> UInt32(6 * (length - 1))) | leads[length]
    return bytes
  }
}
