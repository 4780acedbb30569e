extension PathBytes: CustomStringConvertible {
  /// The path for people: one line, nothing that a terminal would obey, and nothing lost.
  ///
  /// Bytes that are not UTF-8, control and format characters (newline, ESC, bidirectional marks)
  /// are written as `\xNN`, a backslash as `\\`.
  public var description: String {
    var text = ""
    var position = 0
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if scalar == "\\" {
          text += "\\\\"
        } else if Self.isShowable(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          appendEscaped(position..<position + encoded.count, to: &text)
        }
        position += encoded.count
      case .error(let length):
        appendEscaped(position..<position + length, to: &text)
        position += length
      case .emptyInput:
        return text
      }
    }
  }

  private func appendEscaped(_ range: Range<Int>, to text: inout String) {
    for byte in bytes[range] {
      text += byte < 16 ? "\\x0" : "\\x"
      text += String(byte, radix: 16, uppercase: true)
    }
  }

  private static func isShowable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return false
    default:
      return true
    }
  }
}
