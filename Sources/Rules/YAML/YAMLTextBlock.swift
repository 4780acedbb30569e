/// A text written over several lines: each line of its own kept (`|`), or a long one folded (`>`).
struct YAMLTextBlock {
  /// The sign that announces the lines.
  let header: String
  private(set) var lines: [String]

  private static let widthMaximum = 80

  /// The block of a text that is better written so, or nil.
  init?(_ scalar: YAMLScalar) {
    guard scalar.kind == .text else { return nil }
    var lines = scalar.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.count == 1 {
      guard scalar.text.unicodeScalars.count > Self.widthMaximum else { return nil }
      lines = Self.folded(scalar.text)
      header = ">-"
    } else {
      header = lines.last == "" ? "|" : "|-"
      if header == "|" { lines.removeLast() }
    }
    guard lines.count > 1 || header != ">-", Self.canStand(lines) else { return nil }
    self.lines = lines
  }

  /// Whether readers take the lines as they are: what they guess the indentation from, and what
  /// they or editors drop, must not be part of the text.
  private static func canStand(_ lines: [String]) -> Bool {
    guard let first = lines.first?.unicodeScalars, first.first != " ", !first.isEmpty,
      lines.last?.isEmpty == false
    else { return false }
    return lines.allSatisfy { line in
      line.unicodeScalars.last != " " && line.unicodeScalars.allSatisfy(YAMLScalarText.isPrintable)
    }
  }

  /// The lines that readers join again with single blanks.
  private static func folded(_ text: String) -> [String] {
    var lines: [String] = []
    var width = widthMaximum
    for word in words(of: text) {
      let wordWidth = word.unicodeScalars.count
      if width + 1 + wordWidth > widthMaximum {
        lines.append(word)
        width = wordWidth
      } else {
        lines[lines.count - 1] += " " + word
        width += 1 + wordWidth
      }
    }
    return lines
  }

  /// The pieces between single blanks; more blanks than one in a row are part of a piece.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [Unicode.Scalar] = []
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      let isBreak =
        scalar == " " && position > 0 && scalars[position - 1] != " "
        && position + 1 < scalars.count && scalars[position + 1] != " "
      if isBreak {
        words.append(String(String.UnicodeScalarView(word)))
        word = []
      } else {
        word.append(scalar)
      }
    }
    return words + [String(String.UnicodeScalarView(word))]
  }
}
