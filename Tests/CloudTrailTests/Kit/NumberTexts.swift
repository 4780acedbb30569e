/// Finds the numbers in JSON text, by other means than the scanner's.
enum NumberTexts {
  /// JSON text without its strings; each leaves one quote behind.
  static func outsideOfStrings(_ text: String) -> String {
    var outside = ""
    var isInString = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if isInString && scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isInString.toggle()
        if isInString { outside.unicodeScalars.append(scalar) }
      } else if !isInString {
        outside.unicodeScalars.append(scalar)
      }
    }
    return outside
  }

  /// The texts of all numbers in text without strings, in their order.
  static func all(in outside: String) -> [String] {
    outside.split { !"+-.0123456789eE".contains($0) }.map(String.init)
      .filter { text in text.contains { "0"..."9" ~= $0 } }
  }
}
