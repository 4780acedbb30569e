/// Text that has to fit; cut by Unicode's scalars, because what people see as one character can be
/// as long as a book.
public enum ShortText {
  /// What stands where something was cut off.
  static let marker = "…"

  /// The text, or as much of its beginning as fits in so many bytes of UTF-8 with the marker behind.
  public static func cut(_ text: String, byteMaximum: Int) -> String {
    guard text.utf8.count > byteMaximum else { return text }
    guard byteMaximum >= marker.utf8.count else { return "" }
    return String(prefix(of: text, byteMaximum: byteMaximum - marker.utf8.count)) + marker
  }

  /// The text, or as much of its beginning as fits in so many characters with the marker behind.
  public static func cut(_ text: String, characterMaximum: Int) -> String {
    guard text.unicodeScalars.count > characterMaximum else { return text }
    var scalars = String.UnicodeScalarView(text.unicodeScalars.prefix(characterMaximum - 1))
    scalars.append(contentsOf: marker.unicodeScalars)
    return String(scalars)
  }

  private static func prefix(of text: String, byteMaximum: Int) -> Substring {
    var bytes = 0
    var end = text.unicodeScalars.startIndex
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      guard bytes <= byteMaximum else { break }
      end = text.unicodeScalars.index(after: end)
    }
    return text[..<end]
  }
}
