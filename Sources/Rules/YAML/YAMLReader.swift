import Yams

/// Reads YAML documents into nodes that know their place.
enum YAMLReader {
  /// The documents of a text; documents without content are left out.
  ///
  /// - Parameter isJSON: whether the text is meant to be JSON; other YAML will do as well.
  static func documents(
    of text: String, limits: YAMLLimits = .ruleFile, isJSON: Bool = false
  ) throws(RuleFault) -> [YAMLNode] {
    try limits.check(sizeBytes: text.utf8.count)
    // The library takes the mark that Windows editors put first for a part of the first key.
    // Files that were put one behind the other have one at the start of a line each.
    let text = text.unicodeScalars.contains("\u{FEFF}") ? withoutMarks(text) : text
    if let document = try JSONReader.document(of: text, limits: limits) { return [document] }
    guard text.utf8.count <= YAMLLimits.ruleFile.sizeBytes else {
      throw RuleFault(
        .start, "as YAML the file is larger than \(YAMLLimits.ruleFile.sizeBytes >> 20) MiB",
        mend: "split it, or write it as JSON")
    }
    do {
      return try yamlDocuments(of: text)
    } catch {
      throw isJSON ? JSONReader.fault(in: text, limits: limits) ?? error : error
    }
  }

  private static func withoutMarks(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var isLineStart = true
    for scalar in text.unicodeScalars {
      if isLineStart, scalar == "\u{FEFF}" { continue }
      kept.append(scalar)
      isLineStart = scalar == "\n"
    }
    return String(kept)
  }

  private static func yamlDocuments(of text: String) throws(RuleFault) -> [YAMLNode] {
    try YAMLAliases.check(text)
    var nodes: [YAMLNode] = []
    // The YAML library takes ten times as long as JSON does.
    var converter = YAMLConverter(limits: .ruleFile)
    for node in try roots(of: text) {
      let converted = try converter.convert(node, depth: 1)
      if converted.scalar?.isNull != true { nodes.append(converted) }
    }
    return nodes
  }

  private static func roots(of text: String) throws(RuleFault) -> [Node] {
    do {
      // Without rules for kinds: which text is a number is decided here, not by a dialect.
      var sequence = try Yams.compose_all(yaml: text, .basic, .default, .utf8)
      var roots: [Node] = []
      while let root = sequence.next() { roots.append(root) }
      if let error = sequence.error { throw error }
      return roots
    } catch {
      throw fault(error)
    }
  }

  private static func fault(_ error: any Error) -> RuleFault {
    let mend = "correct the YAML"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The library's own limit; its words are for programmers.
      if problem.contains("nesting level") {
        return RuleFault(
          SourcePlace(mark), "values are nested too deep", mend: "write it flatter")
      }
      return RuleFault(SourcePlace(mark), "this is not YAML: \(problem)", mend: mend)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      return RuleFault(
        SourcePlace(context.mark), "the key \(names) stands twice in one map",
        mend: "keep one of the two")
    case .reader(let problem, let offset, _, let yaml):
      let place = offset.map { SourcePlace(after: $0, of: yaml) } ?? .start
      return RuleFault(place, "this is not YAML: \(problem)", mend: mend)
    default:
      return RuleFault(.start, "this is not YAML: \(error)", mend: mend)
    }
  }
}

extension SourcePlace {
  init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  fileprivate init(after count: Int, of text: String) {
    self = .start
    for character in text.prefix(count) {
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
  }
}
