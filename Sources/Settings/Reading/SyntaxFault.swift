import Yams

/// What the YAML parser complains of, in words that help.
enum SyntaxFault {
  /// Translates an error that composing a document has thrown.
  static func translate(_ error: any Error) -> DocumentFault {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, let text),
      YamlError.parser(let context, let problem, let mark, let text),
      YamlError.composer(let context, let problem, let mark, let text):
      let place = YAMLPlace(line: mark.line, column: mark.column)
      let complaints = [context?.text, problem].compactMap { $0 }
      return DocumentFault(
        fault: "not YAML: \(complaints.joined(separator: ", "))",
        mend: mend(problem, character: character(at: place, of: text)), place: place)
    case YamlError.reader(let problem, let offset, _, let text):
      return DocumentFault(
        fault: "not YAML: \(problem)",
        mend: "take the character out, or write it as an escape between double quotes",
        place: offset.map { YAMLPlace(after: text.prefix($0).unicodeScalars) })
    default:
      return DocumentFault(
        fault: "not YAML: \(error)",
        mend: "compare the file with the example that comes with Trailbell")
    }
  }

  /// Mends by what the parser says; the first that fits counts.
  private static let mends: [(says: String, mend: String)] = [
    ("cannot start any token", "put the value between single quotes"),
    ("unknown escape character", "put the value between single quotes"),
    (
      "mapping values are not allowed",
      "indent the keys of one section alike, and quote a value that holds a colon"
    ),
    ("nesting level", "take out the brackets that open no list"),
    ("undefined alias", "put a value that starts with * between single quotes"),
    ("another document", "keep one document: take out the line ---"),
    ("could not find expected ':'", "write a colon and a space behind the key, as in name: value"),
    ("end of stream", "close the quote that was opened before"),
    ("expected ',' or", "close the bracket that was opened before"),
  ]

  private static func mend(_ problem: String, character: Unicode.Scalar?) -> String {
    if character == "\t" { return "indent with spaces; YAML allows no tabs there" }
    return mends.first { problem.contains($0.says) }?.mend
      ?? "indent the keys of one section alike, and close every quote and bracket"
  }

  private static func character(at place: YAMLPlace, of text: String) -> Unicode.Scalar? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(place.line - 1) else { return nil }
    return lines[place.line - 1].dropFirst(place.column - 1).first
  }
}
