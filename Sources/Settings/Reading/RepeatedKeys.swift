/// Keys that stand twice in one section.
///
/// YAML forbids them, and the parser stops at the first. To report all of them, and everything else
/// that is wrong, the second copy is masked by as many other letters, so that every place in the
/// file stays what it was, and the text is parsed again.
enum RepeatedKeys {
  /// More than this in one file is a file gone wrong, not a slip.
  static let repairsMax = 100

  /// Letters of the private area, which nobody writes: one for each repair, because two masks must
  /// not repeat each other.
  private static let maskLetters: ClosedRange<UInt32> = 0xE100...0xE1FF

  /// Whether `key` is a copy that was masked.
  static func isMask(_ key: String) -> Bool {
    key.unicodeScalars.first.map { maskLetters.contains($0.value) } ?? false
  }

  /// Finds the second copy of the key at `first` and masks it; nil when it cannot be found, as
  /// between braces on one line.
  static func maskSecondCopy(
    in lines: inout [[Unicode.Scalar]], first: YAMLPlace, repair: Int
  ) -> (key: String, place: YAMLPlace)? {
    let column = first.column - 1
    guard lines.indices.contains(first.line - 1),
      let key = keyStarting(at: column, of: lines[first.line - 1]),
      let letter = Unicode.Scalar(maskLetters.lowerBound + UInt32(repair))
    else { return nil }
    for index in lines.indices.dropFirst(first.line) {
      let line = lines[index]
      guard let indentation = line.firstIndex(where: { $0 != " " }), line[indentation] != "#"
      else { continue }
      // Less indentation ends the section.
      guard indentation >= column else { return nil }
      guard indentation == column, keyStarting(at: column, of: line) == key else { continue }
      for position in key.indices { lines[index][column + position] = letter }
      let name = String(String.UnicodeScalarView(key))
      return (name, YAMLPlace(line: index + 1, column: first.column))
    }
    return nil
  }

  /// The plain key that stands at `column`, without its colon.
  private static func keyStarting(at column: Int, of line: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard line.indices.contains(column) else { return nil }
    let rest = line[column...]
    let colon = rest.indices.first { index in
      guard rest[index] == ":" else { return false }
      return index + 1 == rest.endIndex || [" ", "\t", "\r"].contains(rest[index + 1])
    }
    guard let colon, let last = rest[..<colon].lastIndex(where: { $0 != " " }) else { return nil }
    return Array(rest[...last])
  }
}
