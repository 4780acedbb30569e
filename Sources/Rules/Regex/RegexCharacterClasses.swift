import CloudTrail

/// The classes of characters that an expression does not tell apart.
struct RegexCharacterClasses: Sendable {
  /// The class of bytes that are no UTF-8, each for itself: no set holds it.
  static let broken = 0
  private static let asciiCount = 128

  /// The class of each character of ASCII.
  private let ascii: [UInt16]
  /// The first character of each stretch of one class, in order.
  private let starts: [UInt32]
  private let classes: [UInt16]
  /// What each class is to an assertion that stands beside it.
  let surroundings: [RegexSurrounding]

  var count: Int { surroundings.count }

  /// The class of the character at a position, which is moved behind it.
  @inline(__always)
  func next(_ bytes: RawSpan, at position: inout Int, end: Int) -> Int {
    let byte = bytes.byte(position)
    guard byte >= RegexCharacterClasses.asciiCount else {
      position += 1
      return Int(ascii[Int(byte)])
    }
    return nextBeyondASCII(bytes, at: &position, end: end)
  }

  @inline(never)
  private func nextBeyondASCII(_ bytes: RawSpan, at position: inout Int, end: Int) -> Int {
    guard let scalar = UTF8Scalar(bytes, at: position, end: end) else {
      position += 1
      return RegexCharacterClasses.broken
    }
    position += scalar.byteCount
    var (lower, upper) = (0, starts.count)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if starts[middle] <= scalar.value { lower = middle } else { upper = middle }
    }
    return Int(classes[lower])
  }
}

extension RegexCharacterClasses {
  static let countMaximum = Int(UInt16.max)

  /// One end of a range: there the membership of a set changes.
  private struct Change {
    let scalar: UInt32
    let set: Int
  }

  /// The classes of some sets, or nil where they are too many.
  ///
  /// - Parameters:
  ///   - asksForSurroundings: whether words and line breaks are to be told apart too.
  ///   - memberships: the sets that hold each class, one bit for each.
  init?(
    of sets: [ScalarSet], asksForSurroundings: Bool, memberships: inout [RegexBits],
    stepCount: inout Int
  ) {
    // Words and line breaks are told apart as if the expression read them.
    let all = asksForSurroundings ? sets + [.wordCharacters, .newline] : sets
    var changes = [Change(scalar: 0, set: 0), Change(scalar: 0, set: 0)]
    for (number, set) in all.enumerated() {
      for range in set.ranges {
        changes.append(Change(scalar: range.lowerBound, set: number))
        changes.append(Change(scalar: range.upperBound + 1, set: number))
      }
    }
    changes.sort { $0.scalar < $1.scalar }
    var membership = RegexBits(count: max(all.count, 1))
    var known: [RegexBits: UInt16] = [membership: UInt16(RegexCharacterClasses.broken)]
    memberships = [membership]
    var surroundings = [RegexSurrounding.other]
    var (starts, classes): ([UInt32], [UInt16]) = ([], [])
    var index = 0
    while index < changes.count {
      let scalar = changes[index].scalar
      while index < changes.count, changes[index].scalar == scalar {
        membership.toggle(changes[index].set)
        index += 1
      }
      stepCount += 1 + membership.words.count / 4
      let found = known[membership] ?? UInt16(memberships.count)
      if Int(found) == memberships.count {
        guard memberships.count < RegexCharacterClasses.countMaximum else { return nil }
        known[membership] = found
        memberships.append(membership)
        surroundings.append(RegexSurrounding(scalar))
      }
      starts.append(scalar)
      classes.append(found)
    }
    (self.starts, self.classes, self.surroundings) = (starts, classes, surroundings)
    ascii = RegexCharacterClasses.ascii(starts, classes)
  }

  private static func ascii(_ starts: [UInt32], _ classes: [UInt16]) -> [UInt16] {
    var stretch = 0
    return (0..<UInt32(asciiCount)).map { scalar in
      while stretch + 1 < starts.count, starts[stretch + 1] <= scalar { stretch += 1 }
      return classes[stretch]
    }
  }
}
