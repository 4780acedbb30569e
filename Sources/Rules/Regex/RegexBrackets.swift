extension RegexParser {
  /// Reads `[…]` or `[^…]`.
  mutating func bracketSet() throws(RegexFault) -> ScalarSet {
    let start = position
    position += 1
    let isInverted = skip("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = current, isFirst || scalar != "]" {
      isFirst = false
      ranges += try bracketItem().ranges
    }
    guard skip("]") else {
      position = start
      throw fault("this '[' is never closed", "add ']', or write \\[ for the character")
    }
    let set = ScalarSet(ranges)
    // Case variants come first: [^a] without regard to case must not match A.
    let all = options.contains(.ignoresCase) ? try withCaseVariants(set) : set
    return isInverted ? all.inverted : all
  }

  /// Reads one character, escape or range.
  private mutating func bracketItem() throws(RegexFault) -> ScalarSet {
    let start = position
    let first = try bracketAtom()
    guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      return first
    }
    position += 1
    let last = try bracketAtom()
    guard let lower = first.onlyScalar, let upper = last.onlyScalar else {
      position = start
      throw fault("a range needs a character on both sides", "write - first or last in [ ]")
    }
    guard lower <= upper else {
      position = start
      throw fault("the ends of a range are reversed", "write the smaller character first")
    }
    return ScalarSet([lower...upper])
  }

  private mutating func bracketAtom() throws(RegexFault) -> ScalarSet {
    guard let scalar = current else { return ScalarSet([]) }
    if scalar == "[", position + 1 < scalars.count,
      ":.=".unicodeScalars.contains(scalars[position + 1])
    {
      throw fault("named classes such as [:alpha:] are not known", mendForNamedClass)
    }
    if scalar == "\\" {
      if position + 1 < scalars.count, scalars[position + 1] == "b" {
        throw fault("\\b has no meaning in [ ]", "write \\x08 for a backspace")
      }
      return try escapedSet()
    }
    position += 1
    return ScalarSet(scalar)
  }
}

extension ScalarSet {
  /// The scalar of a set that has no other.
  fileprivate var onlyScalar: UInt32? {
    guard ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
    return ranges[0].lowerBound
  }
}
