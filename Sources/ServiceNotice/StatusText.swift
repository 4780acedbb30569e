/// The text behind `STATUS=`.
enum StatusText {
  /// The service manager drops a notice of more than 4096 bytes; half of it is a long sentence.
  static let bytesMax = 2048

  /// `text` on one line and cut to size.
  ///
  /// A line break would end the status and begin another field, such as a forged `STOPPING=1`.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      let written: Unicode.Scalar = isControl ? " " : scalar
      bytes += UTF8.width(written)
      if bytes > bytesMax { break }
      line.append(written)
    }
    return String(line)
  }
}
