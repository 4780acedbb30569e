/// The ways on which an automaton reads a byte, numbered: from a state to another one.
struct RegexArcs {
  /// Where each leads.
  private(set) var targets: [Int] = []
  private var bytes: [[ClosedRange<UInt8>]] = []
  /// The arcs of each reading state.
  private var byState: [Int: Range<Int>] = [:]

  var count: Int { targets.count }

  init(of automaton: RegexAutomaton) {
    for (state, content) in automaton.states.enumerated() {
      guard case .read(let range) = content else { continue }
      let start = targets.count
      for transition in automaton.transitions[range] {
        // Ranges that lead to the same state are one arc.
        if let known = targets[start...].firstIndex(of: transition.target) {
          bytes[known].append(transition.bytes)
        } else {
          targets.append(transition.target)
          bytes.append([transition.bytes])
        }
      }
      byState[state] = start..<targets.count
    }
  }

  /// The arcs that begin where an automaton stands; one more bit says whether it accepts.
  func bits(of closure: RegexClosure) -> RegexBitSets.Bits {
    var bits = RegexBitSets.Bits.zero
    for reader in closure.readers { byState[reader]?.forEach { bits.insert($0) } }
    if closure.hasAccepted { bits.insert(count) }
    return bits
  }

  /// For each byte the arcs that read it.
  var readable: [RegexBitSets.Bits] {
    var readable = [RegexBitSets.Bits](repeating: .zero, count: 256)
    for (arc, ranges) in bytes.enumerated() {
      for range in ranges {
        for byte in range { readable[Int(byte)].insert(arc) }
      }
    }
    return readable
  }

  /// For every four sets, and each choice among them, what they hold together.
  static func unions(_ sets: [RegexBitSets.Bits]) -> [RegexBitSets.Bits] {
    var unions = [RegexBitSets.Bits](repeating: .zero, count: (sets.count + 3) / 4 * 16)
    for (position, set) in sets.enumerated() {
      let (group, bit) = (position >> 2, position & 3)
      for choice in 0..<16 where choice & (1 << bit) != 0 { unions[group * 16 + choice] |= set }
    }
    return unions
  }
}
