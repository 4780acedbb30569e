/// Looks over values of fields that have few.
enum ClosedValues {
  private static let truths = ["true", "false"]
  private static let values: [String: [String]] = [
    "outcome": ["allowed", "denied", "failed"],
    "is_aws_service": truths,
    StageCheck.field: ModelStage.allCases.map(\.rawValue),
    "readOnly": truths,
    "managementEvent": truths,
  ]

  static func check(
    _ value: LintedDetection.Value, of field: String, _ report: inout LintReport
  ) {
    guard let known = values[field], let text = value.literal else { return }
    guard !known.contains(text.lowercased()) else { return }
    report.warn(
      value.place, "\(field) is never '\(text)'",
      mend: "write \(WordList.text(known, joint: "or"))")
  }
}
