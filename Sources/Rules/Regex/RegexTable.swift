/// A deterministic automaton: one look into a table for each byte.
struct RegexTable: Sendable {
  /// In place of a state: the expression has matched.
  static let matched = UInt16.max

  /// The class of each byte; bytes of one class are never told apart.
  let classes: [UInt8]
  let classCount: Int
  /// The next state, by state and class.
  let next: [UInt16]
  /// Whether a text that ends in a state matches.
  let matchesAtEnd: [Bool]

  func matches(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
    var state = 0
    for position in start..<end {
      let byteClass = Int(classes[Int(bytes.unsafeLoad(fromByteOffset: position, as: UInt8.self))])
      let following = next[state * classCount + byteClass]
      if following == RegexTable.matched { return true }
      state = Int(following)
    }
    return matchesAtEnd[state]
  }
}

/// The classes of bytes that an automaton does not tell apart.
struct RegexByteClasses {
  let classes: [UInt8]
  /// One byte of each class.
  let representatives: [UInt8]

  /// What the automaton can know of a byte before it reads it.
  struct Outlook: Hashable {
    let surrounding: RegexSurrounding
    let isContinuation: Bool
  }

  /// The classes by what can be known of them beforehand.
  var classesByOutlook: [Outlook: [Int]] {
    Dictionary(grouping: representatives.indices) { index in
      let byte = representatives[index]
      return Outlook(
        surrounding: RegexSurrounding(byte), isContinuation: LinearRegex.isContinuation(byte))
    }
  }

  init(of automaton: RegexAutomaton) {
    var isStart = [Bool](repeating: false, count: 257)
    // Where a character begins decides where a match may begin.
    isStart[0x80] = true
    isStart[0xC0] = true
    for transition in automaton.transitions {
      isStart[Int(transition.bytes.lowerBound)] = true
      isStart[Int(transition.bytes.upperBound) + 1] = true
    }
    if !automaton.assertions.isEmpty {
      for range in ScalarSet.wordCharacters.union(.newline).ranges {
        isStart[Int(range.lowerBound)] = true
        isStart[Int(range.upperBound) + 1] = true
      }
    }
    var classes = [UInt8](repeating: 0, count: 256)
    var representatives: [UInt8] = [0]
    for byte in 1..<256 {
      if isStart[byte] { representatives.append(UInt8(byte)) }
      classes[byte] = UInt8(representatives.count - 1)
    }
    self.classes = classes
    self.representatives = representatives
  }
}
