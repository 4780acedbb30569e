import Testing

/// Reads ArcSight's Common Event Format, as its description has it.
///
/// Seven fields stand between bars, in which `\|` and `\\` stand for themselves; then come keys and
/// values, in which `\=`, `\\`, `\n` and `\r` do. A value goes on until the next key, which is a word
/// before a `=` without a backslash.
struct CEFEvent {
  var header: [String] = []
  var keys: [String: String] = [:]

  init(_ text: String) throws {
    var rest = Array(text.unicodeScalars)[...]
    while header.count < 7 { header.append(try Self.takeHeader(&rest)) }
    try #require(header.prefix(4) == ["CEF:0", "Trailbell", "Trailbell", "1"])
    try readKeys(rest)
  }

  /// The strings that have labels, by these.
  var labelled: [String: String] {
    var values: [String: String] = [:]
    for (key, label) in keys where key.hasSuffix("Label") {
      values[label] = keys[String(key.dropLast("Label".count))]
    }
    return values
  }

  private static func takeHeader(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
    var field = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "|": return field
      case "\\":
        let next = rest.popFirst()
        let escaped = try #require(next)
        try #require(escaped == "|" || escaped == "\\")
        field.unicodeScalars.append(escaped)
      default: field.unicodeScalars.append(scalar)
      }
    }
    throw Counterpart.Fault(description: "the header ends too soon")
  }

  private mutating func readKeys(_ text: ArraySlice<Unicode.Scalar>) throws {
    // The places of the signs that end keys.
    var signs: [Int] = []
    var place = text.startIndex
    while place < text.endIndex {
      if text[place] == "=" { signs.append(place) }
      place += text[place] == "\\" ? 2 : 1
    }
    var start = text.startIndex
    for (number, sign) in signs.enumerated() {
      let key = Self.string(text[start..<sign])
      let next = number + 1 < signs.count ? signs[number + 1] : nil
      let end = try next.map { try #require(text[sign..<$0].lastIndex(of: " ")) } ?? text.endIndex
      try #require(!key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      try #require(keys[key] == nil, "\(key) comes twice")
      keys[key] = try Self.plain(text[sign + 1..<end])
      start = next == nil ? text.endIndex : end + 1
    }
  }

  private static func plain(_ value: ArraySlice<Unicode.Scalar>) throws -> String {
    var rest = value
    var plain = ""
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": plain.append("\n")
      case "r": plain.append("\r")
      case let escaped?:
        try #require(escaped == "\\" || escaped == "=")
        plain.unicodeScalars.append(escaped)
      case nil: throw Counterpart.Fault(description: "a backslash ends the value")
      }
    }
    return plain
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
