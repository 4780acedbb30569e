import CloudTrail

/// An automaton that is in many states at once: each way on which it can read a byte is a bit.
///
/// For expressions whose table would grow too large. A byte costs a step for every four bits, so
/// that the longest text of a record takes some milliseconds for ten kilobytes at worst.
struct RegexBitSets: Sendable {
  typealias Bits = SIMD8<UInt64>

  /// Bounds the memory for one expression: 256 KB.
  static let rowCountMaximum = 4096

  /// Groups of four bits.
  private let groupCount: Int
  private let acceptBit: Int
  private let asksForSurroundings: Bool
  /// The bits that a byte leads on, by the byte.
  private let readable: [Bits]
  /// Where a match that begins at a place stands, by surroundings.
  private let starts: [Bits]
  /// Where the bits of a group lead, by surroundings, group and bits.
  private let following: [Bits]

  /// Whether the expression matches anywhere in a range of UTF-8.
  func matches(_ bytes: RawSpan, in range: ByteRange) -> Bool {
    var read = Bits.zero
    var previous = RegexSurrounding.edge
    for position in range.start..<range.end {
      let byte = bytes.byte(position)
      let next = asksForSurroundings ? RegexSurrounding(byte) : .edge
      let standing = follow(
        read, after: previous, before: next, startsHere: !LinearRegex.isContinuation(byte))
      if hasAccepted(standing) { return true }
      read = standing & readable[Int(byte)]
      if asksForSurroundings { previous = next }
    }
    return hasAccepted(follow(read, after: previous, before: .edge, startsHere: true))
  }

  private func hasAccepted(_ standing: Bits) -> Bool {
    standing[acceptBit >> 6] & (1 << UInt64(acceptBit & 63)) != 0
  }

  /// Follows everything that needs no byte.
  @inline(__always)
  private func follow(
    _ read: Bits, after previous: RegexSurrounding, before next: RegexSurrounding, startsHere: Bool
  ) -> Bits {
    let variant =
      asksForSurroundings ? Int(previous.rawValue) * RegexSurrounding.count + Int(next.rawValue) : 0
    var standing = startsHere ? starts[variant] : .zero
    for word in 0..<Bits.scalarCount {
      var bits = read[word]
      var row = (variant * groupCount + word * 16) * 16
      while bits != 0 {
        standing |= following[row + Int(bits & 15)]
        bits >>= 4
        row += 16
      }
    }
    return standing
  }
}

extension RegexBitSets {
  /// The sets of an automaton, or nil where they would be too large.
  ///
  /// - Parameter stepCount: how much work that was is added to it.
  init?(of automaton: RegexAutomaton, stepCount: inout Int) {
    let arcs = RegexArcs(of: automaton)
    let asks = !automaton.assertions.isEmpty
    let variantCount = asks ? RegexSurrounding.count * RegexSurrounding.count : 1
    groupCount = (arcs.count + 3) / 4
    acceptBit = arcs.count
    asksForSurroundings = asks
    guard arcs.count < Bits.bitCount, variantCount * groupCount * 16 <= Self.rowCountMaximum else {
      return nil
    }
    readable = arcs.readable
    var starts: [Bits] = []
    var following: [Bits] = []
    var closure = RegexClosure(for: automaton)
    for variant in 0..<variantCount {
      let previous = RegexSurrounding(rawValue: UInt8(variant / RegexSurrounding.count)) ?? .edge
      let next = RegexSurrounding(rawValue: UInt8(variant % RegexSurrounding.count)) ?? .edge
      func standing(_ state: Int) -> Bits {
        closure.follow([state], of: automaton, startsHere: false, after: previous, before: next)
        return arcs.bits(of: closure)
      }
      starts.append(standing(automaton.start))
      following += RegexArcs.unions(arcs.targets.map(standing))
    }
    (self.starts, self.following) = (starts, following)
    stepCount += closure.visitCount + following.count * Bits.scalarCount
  }
}

extension RegexBitSets.Bits {
  static var bitCount: Int { scalarCount * 64 }

  mutating func insert(_ bit: Int) { self[bit >> 6] |= 1 << UInt64(bit & 63) }
}
