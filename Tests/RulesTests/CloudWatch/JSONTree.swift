/// A JSON text as a tree, numbers as they are written.
indirect enum JSONTree {
  case null
  case boolean(Bool)
  case number(String)
  case text(String)
  case list([JSONTree])
  case object([(name: String, value: JSONTree)])

  /// Reads a text that is known to be JSON.
  init(_ json: String) {
    var reader = SlowJSONReader(rest: Array(json.unicodeScalars)[...])
    self = reader.value()
  }
}

/// Reads JSON character by character.
private struct SlowJSONReader {
  var rest: ArraySlice<Unicode.Scalar>

  mutating func value() -> JSONTree {
    skipWhiteSpace()
    switch rest.first {
    case "{": return .object(items(until: "}") { (name: $0.text(), value: $0.valueBehindColon()) })
    case "[": return .list(items(until: "]") { $0.value() })
    case "\"": return .text(text())
    default: break
    }
    let word = rest.prefix { !",]} \n".unicodeScalars.contains($0) }
    rest = rest.dropFirst(word.count)
    let written = String(String.UnicodeScalarView(word))
    switch written {
    case "null": return .null
    case "true", "false": return .boolean(written == "true")
    default: return .number(written)
    }
  }

  private mutating func skipWhiteSpace() {
    rest = rest.drop { $0 == " " || $0 == "\n" }
  }

  private mutating func items<Item>(
    until end: Unicode.Scalar, _ read: (inout SlowJSONReader) -> Item
  ) -> [Item] {
    var items: [Item] = []
    repeat {
      rest.removeFirst()
      skipWhiteSpace()
      if rest.first == end { break }
      items.append(read(&self))
      skipWhiteSpace()
    } while rest.first == ","
    rest.removeFirst()
    return items
  }

  private mutating func valueBehindColon() -> JSONTree {
    skipWhiteSpace()
    rest.removeFirst()
    return value()
  }

  private mutating func text() -> String {
    var units: [UInt16] = []
    rest.removeFirst()
    while let scalar = rest.popFirst(), scalar != "\"" {
      guard scalar == "\\", let escape = rest.popFirst() else {
        units += String(scalar).utf16
        continue
      }
      if escape == "u" {
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        units.append(UInt16(digits, radix: 16) ?? 0)
        rest = rest.dropFirst(4)
      } else {
        units += (escape == "n" ? "\n" : String(escape)).utf16
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
