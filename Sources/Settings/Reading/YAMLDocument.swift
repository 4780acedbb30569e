import Yams

/// The text of a file as one YAML mapping; whatever YAML itself forbids is reported to the record.
struct YAMLDocument {
  let record: ReadingRecord

  /// The top mapping of `text`; nil when the problems leave nothing to read.
  func compose(_ text: String) -> Node.Mapping? {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
    for repair in 0...RepeatedKeys.repairsMax {
      let joined = String(String.UnicodeScalarView(lines.joined(separator: ["\n"])))
      do {
        return top(try Yams.compose(yaml: joined, .basic, .default, .utf8))
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let first = YAMLPlace(line: context.mark.line, column: context.mark.column)
        guard reportRepeated(keys, in: &lines, first: first, repair: repair) else { return nil }
      } catch {
        record.report(SyntaxFault.translate(error))
        return nil
      }
    }
    return nil
  }

  private func top(_ node: Node?) -> Node.Mapping? {
    if case .mapping(let mapping) = node, !mapping.isEmpty { return mapping }
    let nothing = node.map(NodeText.isNothing) ?? true
    let found = nothing ? "nothing" : node.map(NodeText.describe) ?? "nothing"
    // A file that was just cut to nothing, as by a full disk, must not pass for "all defaults".
    record.report(
      "", at: YAMLPlace(node?.mark) ?? YAMLPlace(line: 1, column: 1),
      fault: "expected sections of keys, found \(found)",
      mend: "write for example trail: and below it directories: [/var/lib/trailbell/trail]")
    return nil
  }

  /// Reports one repeated key; false when its second copy cannot be masked to read on.
  private func reportRepeated(
    _ keys: [String], in lines: inout [[Unicode.Scalar]], first: YAMLPlace, repair: Int
  ) -> Bool {
    let copy = RepeatedKeys.maskSecondCopy(in: &lines, first: first, repair: repair)
    let key = copy?.key ?? keys.first ?? ""
    let mend = copy == nil ? "keep one" : "keep one: the first is at line \(first.line)"
    record.report(
      "", at: copy?.place ?? first, fault: "the key \(quoted(key)) is given twice in one section",
      mend: mend)
    return copy != nil
  }
}
