/// Reads structured data by the grammar of RFC 5424, section 6, and takes nothing else.
struct StructuredDataReader {
  struct Fault: Error {
    let place: Int
  }

  struct Element: Equatable {
    let name: String
    var parameters: [String: [String]] = [:]
  }

  private let bytes: [UInt8]
  private var place = 0

  /// The elements of a text; none where it is `-`.
  static func elements(_ text: String) throws -> [Element] {
    guard text != "-" else { return [] }
    var reader = StructuredDataReader(bytes: Array(text.utf8))
    var elements: [Element] = []
    repeat { elements.append(try reader.element()) } while reader.place < reader.bytes.count
    return elements
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // SD-ELEMENT = "[" SD-ID *(SP SD-PARAM) "]"
  private mutating func element() throws -> Element {
    try take("[")
    var element = Element(name: try name())
    while next == UInt8(ascii: " ") {
      try take(" ")
      let name = try name()
      try take("=")
      element.parameters[name, default: []].append(try value())
    }
    try take("]")
    return element
  }

  // SD-NAME = 1*32PRINTUSASCII, except =, space, ] and "
  private mutating func name() throws -> String {
    let start = place
    while let byte = next, (33...126).contains(byte), !"=]\"".utf8.contains(byte) { place += 1 }
    guard (1...32).contains(place - start) else { throw Fault(place: place) }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  // %d34 PARAM-VALUE %d34, in which ", \ and ] have a backslash before them.
  private mutating func value() throws -> String {
    try take("\"")
    var value: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte != UInt8(ascii: "]") else { throw Fault(place: place) }
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        value.append(byte)
        continue
      }
      guard let escaped = next, "\"\\]".utf8.contains(escaped) else { throw Fault(place: place) }
      value.append(escaped)
      place += 1
    }
    try take("\"")
    guard let text = String(validating: value, as: UTF8.self) else { throw Fault(place: place) }
    return text
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ letter: Unicode.Scalar) throws {
    guard next == UInt8(ascii: letter) else { throw Fault(place: place) }
    place += 1
  }
}
