extension FilterPatternParser {
  /// Reads a selector, from its `$` on.
  mutating func selector() throws(ConditionFault) -> Selector {
    position += 1
    guard current == "." else {
      throw fault("'$' must be followed by '.' and a member's name", "write it as in $.eventName")
    }
    var selector = Selector()
    repeat { try step(of: &selector) } while current == "." || current == "["
    return selector
  }

  private mutating func step(of selector: inout Selector) throws(ConditionFault) {
    let start = position
    if skip(".['") {
      selector.append(.member(try quotedName(from: start)))
    } else if skip("['") || skip("[\"") || skip(".[\"") {
      throw fault(
        "a name in brackets stands in single quotes behind a dot", "write it as in $.['a name']",
        at: start)
    } else if skip(".[") {
      throw fault(
        "a place in an array stands behind its name without a dot", "write it as in $.resources[0]",
        at: start)
    } else if skip(".*") {
      try add(.members, to: &selector, from: start)
    } else if skip("[*]") {
      try add(.elements, to: &selector, from: start)
    } else if skip("[") {
      selector.append(.element(try place(from: start)))
    } else {
      position += 1
      selector.append(.member(try name()))
    }
  }

  private func add(
    _ wildcard: Selector.Wildcard, to selector: inout Selector, from start: Int
  ) throws(ConditionFault) {
    guard selector.wildcard == nil else {
      throw fault(
        "a selector may have no second wildcard", "name a member or a place instead", at: start)
    }
    selector.wildcard = wildcard
  }

  private mutating func name() throws(ConditionFault) -> [UInt8] {
    let name = take { $0 == "-" || ScalarSet.wordCharacters.contains($0) }
    guard !name.isEmpty else {
      throw fault(
        "a member's name is missing behind '.'",
        "write letters, digits, _ and -; other names as in $.['a name']")
    }
    return Array(name.utf8)
  }

  private mutating func quotedName(from start: Int) throws(ConditionFault) -> [UInt8] {
    let name = take { $0 != "'" }
    guard skip("']") else {
      throw fault("this name in brackets does not end", "close it with ']", at: start)
    }
    return Array(name.utf8)
  }

  private mutating func place(from start: Int) throws(ConditionFault) -> Int {
    let digits = take(while: ScalarSet.digits.contains)
    guard !digits.isEmpty, let place = Int(digits), skip("]") else {
      throw fault(
        "this is no place in an array", "write a number from 0 on, or *, in the brackets",
        at: start)
    }
    return place
  }
}
