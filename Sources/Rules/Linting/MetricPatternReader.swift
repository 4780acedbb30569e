/// Finds the comparisons in the filter pattern of a CloudWatch metric filter.
///
/// What joins them is not looked at, nor is what is no plain `$.selector = value`.
struct MetricPatternReader {
  private let scalars: [Unicode.Scalar]
  private let start: SourcePlace
  /// How many characters stand before the pattern's own, or nil where its lines are its own.
  private let quoteWidth: Int?
  private var index = 0
  private var items: [LintedDetection.Item] = []

  /// The comparisons of a pattern, in order.
  static func comparisons(of node: YAMLNode) -> [LintedDetection.Item] {
    guard let scalar = node.scalar,
      // What is longer is refused, and need not be read.
      scalar.text.utf8.count <= 4 * FilterPattern.characterCountMaximum
    else { return [] }
    var reader = MetricPatternReader(scalar, at: node.place)
    reader.read()
    return reader.items
  }

  private init(_ scalar: YAMLScalar, at place: SourcePlace) {
    scalars = Array(scalar.text.unicodeScalars)
    start = place
    quoteWidth = scalar.text.contains(where: \.isNewline) ? nil : scalar.quoteWidth
  }

  private mutating func read() {
    while index < scalars.count {
      switch scalars[index] {
      case "$": readComparison()
      case "\"", "%": _ = skipEnclosed()
      default: index += 1
      }
    }
  }

  private mutating func readComparison() {
    let place = place(of: index)
    index += 1
    let selector = take { $0 == "." || $0 == "-" || ScalarSet.wordCharacters.contains($0) }
    guard selector.hasPrefix("."), selector.count > 1 else { return }
    _ = take { $0 == " " || $0 == "\t" || $0 == "\n" }
    // A bracket goes on into an array, whose elements are not looked at.
    let operation = take { "=!<>".unicodeScalars.contains($0) }
    _ = take { $0 == " " || $0 == "\t" || $0 == "\n" }
    var values: [LintedDetection.Value] = []
    if operation == "=" || operation == "!=" { values = [value()].compactMap(\.self) }
    items.append(
      LintedDetection.Item(
        field: String(selector.dropFirst()), modifiers: [], place: place, values: values))
  }

  private mutating func value() -> LintedDetection.Value? {
    let place = place(of: index)
    let text: String
    switch index < scalars.count ? scalars[index] : nil {
    case "\"": text = skipEnclosed()
    case "%":
      _ = skipEnclosed()
      return nil
    default:
      text = take { ".-*".unicodeScalars.contains($0) || ScalarSet.wordCharacters.contains($0) }
    }
    return LintedDetection.Value(
      scalar: YAMLScalar(text: text, kind: .text, quoteWidth: nil), place: place)
  }

  private mutating func take(while isPart: (Unicode.Scalar) -> Bool) -> String {
    let begin = index
    while index < scalars.count, isPart(scalars[index]) { index += 1 }
    return text(begin..<index)
  }

  /// What stands between two signs of the kind that stands here.
  private mutating func skipEnclosed() -> String {
    let sign = scalars[index]
    index += 1
    let begin = index
    while index < scalars.count, scalars[index] != sign {
      index += scalars[index] == "\\" ? 2 : 1
    }
    let end = min(index, scalars.count)
    index = end + 1
    return text(begin..<end)
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private func place(of index: Int) -> SourcePlace {
    guard let quoteWidth else { return start }
    return SourcePlace(line: start.line, column: start.column + quoteWidth + index)
  }
}
