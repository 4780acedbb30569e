/// Prints documents the way a person would write them: in blocks, with few quotes.
///
/// Reading the text back gives equal nodes; tags and places are not printed. The
/// exception is a text that begins with U+FEFF: the YAML library drops this character.
enum YAMLWriter {
  /// The documents of a file, with `---` between them.
  static func text(of documents: [YAMLNode]) -> String {
    documents.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "---\n")
  }

  private static func lines(of node: YAMLNode) -> [String] {
    switch node.content {
    case .scalar(let scalar): [YAMLScalarText.line(of: scalar)]
    case .list(let list): list.isEmpty ? ["[]"] : list.flatMap(lines(ofElement:))
    case .map(let map): map.entries.isEmpty ? ["{}"] : map.entries.flatMap(lines(of:))
    }
  }

  private static func lines(ofElement element: YAMLNode) -> [String] {
    guard isCollection(element) else { return lines("-", before: element) }
    let lines = lines(of: element)
    return ["- " + lines[0]] + lines.dropFirst().map(indented)
  }

  private static func lines(of entry: YAMLMap.Entry) -> [String] {
    let key = YAMLScalarText.line(of: YAMLScalar(text: entry.key, kind: .text, quoteWidth: nil))
    // The library looks for the colon of a simple key in the first 1024 characters only.
    guard key.unicodeScalars.count < 1000 else {
      return ["? " + key] + lines(":", before: entry.value)
    }
    return lines(key + ":", before: entry.value)
  }

  /// A value after the sign that announces it: beside it, or on the lines below.
  private static func lines(_ sign: String, before value: YAMLNode) -> [String] {
    if isCollection(value) { return [sign] + lines(of: value).map(indented) }
    guard let scalar = value.scalar else { return lines(of: value).map { sign + " " + $0 } }
    if let block = YAMLTextBlock(scalar) {
      return [sign + " " + block.header] + block.lines.map(indented)
    }
    let line = YAMLScalarText.line(of: scalar)
    return [line.isEmpty ? sign : sign + " " + line]
  }

  /// Whether a value takes lines of its own.
  private static func isCollection(_ node: YAMLNode) -> Bool {
    node.list?.isEmpty == false || node.map?.entries.isEmpty == false
  }

  private static func indented(_ line: String) -> String { line.isEmpty ? line : "  " + line }
}
