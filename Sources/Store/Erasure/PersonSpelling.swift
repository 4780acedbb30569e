/// A text by which a person is known, such as a user name, a session name or an address, with the
/// other ways in which the same text can be written in a record.
public struct PersonSpelling: Sendable, Hashable {
  /// The shortest that may be erased: less stands in too many other words.
  public static let byteCountMinimum = 4

  /// The text as a person writes it.
  public let text: String
  /// The text, and what JSON and addresses make of it; each once.
  let forms: [String]

  /// A spelling; nil where it is too short.
  public init?(_ text: String) {
    guard text.utf8.count >= Self.byteCountMinimum else { return nil }
    self.text = text
    forms = Self.forms(of: text)
  }

  /// A text as a person writes it, and what JSON and addresses make of it; each once.
  package static func forms(of text: String) -> [String] {
    let plain = [
      text, json(text, escaping: { $0 == "\"" || $0 == "\\" }),
      json(text, escaping: { "\"\\/".unicodeScalars.contains($0) }),
      json(text, escaping: isEscapedByServices),
      json(text, escaping: { isEscapedByServices($0) || !$0.isASCII }),
      json(text, escaping: { isEscapedByServices($0) || !$0.isASCII }, isUpper: true),
    ]
    // JSON within a string of JSON, as policies are.
    let inner = plain.map { json($0, escaping: { $0 == "\"" || $0 == "\\" }) }
    let addresses = [
      percent(text), percent(text, isUpper: false), percent(text, isForm: true),
    ]
    var forms: [String] = []
    for form in plain + inner + addresses
    where !forms.contains(where: { $0.utf8.elementsEqual(form.utf8) }) {
      forms.append(form)
    }
    return forms
  }

  /// What services write as numbers in JSON though they need not.
  private static func isEscapedByServices(_ scalar: Unicode.Scalar) -> Bool {
    "\"\\<>&='".unicodeScalars.contains(scalar)
  }

  private static func json(
    _ text: String, escaping isEscaped: (Unicode.Scalar) -> Bool, isUpper: Bool = false
  ) -> String {
    var json = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      // JSON has no others of these in strings than escaped ones.
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value >= 0x20 && !isEscaped(scalar): json.unicodeScalars.append(scalar)
      case "\"", "\\", "/": json += "\\\(scalar)"
      default:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: isUpper)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return json
  }

  /// As in an address (RFC 3986, section 2.1), or in a form, where a space is a plus.
  private static func percent(
    _ text: String, isUpper: Bool = true, isForm: Bool = false
  ) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII && scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
        || "-._~".unicodeScalars.contains(scalar)
      {
        encoded.unicodeScalars.append(scalar)
      } else if isForm, scalar == " " {
        encoded += "+"
      } else {
        let digits = String(byte, radix: 16, uppercase: isUpper)
        encoded += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return encoded
  }
}
