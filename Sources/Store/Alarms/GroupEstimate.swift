import Foundation

/// About how many different groups a rule has had, in a thousand bytes.
///
/// Source: Flajolet and others, "HyperLogLog", 2007; of 1,024 registers the error is about 3 %.
struct GroupEstimate {
  private static let registerBits = 10
  private var registers = [UInt8](repeating: 0, count: 1 << registerBits)

  /// Notes a group by the row of its word; the same again changes nothing.
  ///
  /// - Returns: whether the estimate may have grown.
  mutating func add(_ group: Int64) -> Bool {
    // Rows are counted up; what is counted here must look like chance.
    var hash = UInt64(bitPattern: group) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let register = Int(hash >> UInt64(64 - Self.registerBits))
    let rank = UInt8((hash << UInt64(Self.registerBits)).leadingZeroBitCount + 1)
    guard rank > registers[register] else { return false }
    registers[register] = rank
    return true
  }

  /// The estimate.
  var count: Double {
    let size = Double(registers.count)
    let sum = registers.reduce(0.0) { $0 + pow(2, -Double($1)) }
    return 0.7213 / (1 + 1.079 / size) * size * size / sum
  }
}
