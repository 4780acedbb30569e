extension RegexParser {
  /// Reads an escape outside brackets.
  mutating func escape() throws(RegexFault) -> RegexSyntax {
    guard position + 1 < scalars.count else { throw lonelyBackslash() }
    switch scalars[position + 1] {
    case "b":
      position += 2
      return .assertion(.wordBoundary)
    case "B":
      position += 2
      return .assertion(.noWordBoundary)
    case "A":
      position += 2
      return .assertion(.textStart)
    case "z":
      position += 2
      return .assertion(.textEnd)
    case "1"..."9" where !isOctalEscape, "k":
      throw fault(
        "backreferences cannot be matched in linear time", "write what the group matches again")
    default:
      let set = try escapedSet()
      guard options.contains(.ignoresCase) else { return .set(set) }
      return .set(try withCaseVariants(set))
    }
  }

  /// Reads an escape that stands for characters, inside brackets or outside.
  mutating func escapedSet() throws(RegexFault) -> ScalarSet {
    let start = position
    position += 1
    guard let scalar = current else { throw lonelyBackslash() }
    position += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .wordCharacters
    case "W": return ScalarSet.wordCharacters.inverted
    case "s": return .whiteSpace
    case "S": return ScalarSet.whiteSpace.inverted
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "f": return ScalarSet("\u{0C}")
    case "v": return ScalarSet("\u{0B}")
    case "x": return ScalarSet(try hexadecimal(digitCount: 2, from: start))
    case "u": return ScalarSet(try hexadecimal(digitCount: 4, from: start))
    default:
      let isPlain = !scalar.isASCII || !ScalarSet.wordCharacters.contains(scalar)
      guard isPlain || scalar == "_" else {
        position = start
        throw fault("the escape \\\(scalar) is not known", mend(forEscape: scalar, at: start))
      }
      return ScalarSet(scalar)
    }
  }

  private func lonelyBackslash() -> RegexFault {
    fault("the expression ends in a backslash", "write \\\\ for the character")
  }

  /// Reads the digits of `\xHH`, `\uHHHH` or `\x{H…}`.
  private mutating func hexadecimal(
    digitCount: Int, from start: Int
  ) throws(RegexFault) -> Unicode.Scalar {
    let isBraced = skip("{")
    var value: UInt32 = 0
    var count = 0
    while count < (isBraced ? 6 : digitCount), let digit = current.flatMap(hexadecimalDigit) {
      value = value << 4 | digit
      count += 1
      position += 1
    }
    let isComplete = isBraced ? count > 0 && skip("}") : count == digitCount
    guard isComplete, let scalar = Unicode.Scalar(value) else {
      position = start
      throw fault("this escape names no character", "write \\xHH, \\uHHHH or \\x{H…}")
    }
    return scalar
  }

  private func hexadecimalDigit(_ scalar: Unicode.Scalar) -> UInt32? {
    Character(scalar).hexDigitValue.map(UInt32.init)
  }
}

extension ScalarSet {
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
  }
}
