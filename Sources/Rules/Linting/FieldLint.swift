/// Looks over the names of fields: whether a CloudTrail record can hold them.
enum FieldLint {
  static func check(_ field: String, at place: SourcePlace, _ report: inout LintReport) {
    let steps = field.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
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

  private static func warn(
    of name: String, in path: String, rest: String, at place: SourcePlace,
    _ report: inout LintReport
  ) {
    let members = RecordFields.members(of: path) ?? []
    let prefix = path.isEmpty ? "" : "\(path)."
    let isTop = path.isEmpty
    let owner = isTop ? "a CloudTrail record" : "'\(path)'"
    let mend: String
    if let slip = RecordFields.member(foldedLike: name, of: path) {
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
