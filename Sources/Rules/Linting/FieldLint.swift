/// Looks over the names of fields: whether a CloudTrail record can hold them.
enum FieldLint {
  static func check(_ field: String, at place: SourcePlace, _ report: inout LintReport) {
    let steps = field.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !steps.contains(where: isIndexed) else { return warnOfIndex(steps, at: place, &report) }
    var path = ""
    for (index, step) in steps.enumerated() {
      guard let members = RecordFields.members(of: path) else { return }
      guard members.contains(step) else {
        let rest = steps[(index + 1)...].map { ".\($0)" }.joined()
        warn(of: step, in: path, rest: rest, at: place, &report)
        return
      }
      path = path.isEmpty ? step : "\(path).\(step)"
    }
  }

  /// Whether a step counts in an array, as other tools write it: `items[0]`, `items{}` or `0`.
  private static func isIndexed(_ step: String) -> Bool {
    step.hasSuffix("]") || step.hasSuffix("}") || Int(step) != nil
  }

  private static func warnOfIndex(
    _ steps: [String], at place: SourcePlace, _ report: inout LintReport
  ) {
    let plain = steps.filter { Int($0) == nil }.map { step in
      String(step.prefix { $0 != "[" && $0 != "{" })
    }
    let path = plain.joined(separator: ".")
    report.warn(
      place, "a path names no places in an array: it goes on in every element",
      mend: path.isEmpty ? "write the name of a field" : "write '\(path)'")
  }

  private static func warn(
    of name: String, in path: String, rest: String, at place: SourcePlace,
    _ report: inout LintReport
  ) {
    let members = RecordFields.members(of: path) ?? []
    let prefix = path.isEmpty ? "" : "\(path)."
    let isTop = path.isEmpty
    let owner = isTop ? "a CloudTrail record" : "'\(path)'"
    let mend: String
    let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if trimmed != name, members.contains(trimmed) {
      mend = "write '\(prefix)\(trimmed)\(rest)' without white space around it"
    } else if let slip = RecordFields.member(foldedLike: name, of: path) {
      mend = "write '\(prefix)\(slip)\(rest)': small and capital letters count in names of fields"
    } else if isTop, let right = RecordFields.place(ofForeignName: name) {
      mend = "use \(right)"
    } else if isTop, name == "detail" {
      mend = "leave 'detail.' out: the record inside the EventBridge event is read"
    } else if let nearest = NearestName.nearest(to: name, among: members) {
      mend = "write '\(prefix)\(nearest)\(rest)' if that is meant"
    } else if isTop {
      mend = "use a field of the record, or remove it: the test never holds"
    } else {
      mend = "use one of \(members.joined(separator: ", "))"
    }
    report.warn(place, "\(owner) has no '\(name)'", mend: mend)
  }
}
