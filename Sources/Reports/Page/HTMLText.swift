import Notify

/// Text for a page: whatever it holds, it stays text.
///
/// The one place where values of events become HTML. Control and direction characters are shown as
/// escapes, the five characters that mean something to HTML as references, in content and in
/// attributes alike. Source: HTML Living Standard, "Serializing HTML fragments".
enum HTMLText {
  private static let escapes = Escapes([
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
  ])

  /// The text, escaped.
  static func escape(_ text: String) -> String { escapes.apply(to: LogText.line(text)) }

  /// As much of it as a page has room for; the whole stands in the other formats.
  static func short(_ text: String) -> String {
    breaks.apply(to: escape(ShortText.cut(text, characterMaximum: characterMaximum)))
  }

  /// A time in words, which may go on in the next line behind its day.
  static func time(_ text: String) -> String {
    Escapes(["T": "T<wbr>"]).apply(to: escape(ShortText.cut(text, characterMaximum: 32)))
  }

  /// Where names may go on in the next line; references hold none of these.
  private static let breaks = Escapes([":": ":<wbr>", "/": "/<wbr>"])

  /// More is no name that anybody reads.
  static let characterMaximum = 300

  /// Text of several lines that Trailbell itself has written, such as SQL.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escape(String($0)) }
      .joined(separator: "\n")
  }
}
