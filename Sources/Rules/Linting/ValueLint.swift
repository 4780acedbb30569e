/// Looks over the values that fields are compared with.
enum ValueLint {
  private static let successWords: Set<String> = [
    "", "none", "null", "nil", "success", "successful", "succeeded", "ok", "no error", "n/a", "-",
  ]

  static func check(_ item: LintedDetection.Item, _ report: inout LintReport) {
    for value in item.values where !report.isFull {
      if item.isEquality, item.field == "errorCode" || item.field == "errorMessage" {
        checkError(value, of: item, &report)
      }
      if item.isEquality, item.field == "eventTime" { checkTime(value, &report) }
      if item.isEquality { ClosedValues.check(value, of: item.field, &report) }
      checkPlaceholder(value, of: item, &report)
      checkBase(value, &report)
      if item.modifiers.contains("re") {
        checkRegex(value, &report)
      } else if !item.modifiers.contains("fieldref") {
        checkFieldName(value, of: item, &report)
      }
    }
    checkTimePart(item, &report)
  }

  /// Names in percent signs that are not looked up, and look-ups of what is no name.
  private static func checkPlaceholder(
    _ value: LintedDetection.Value, of item: LintedDetection.Item, _ report: inout LintReport
  ) {
    guard let text = value.literal else { return }
    let isName = text.hasPrefix("%") && text.hasSuffix("%") && text.count > 2
    if item.modifiers.contains("expand"), !text.contains("%") {
      report.warn(
        value.place, "'\(text)' holds no name to expand",
        mend: "write the name in percent signs, or remove 'expand'")
    } else if isName, !item.modifiers.contains("expand") {
      report.warn(
        value.place, "'\(text)' is compared as it stands", mend: "write '|expand' behind the field")
    }
  }

  /// Numbers to the base 16 or 8, which YAML takes for numbers and a rule for texts.
  private static func checkBase(
    _ value: LintedDetection.Value, _ report: inout LintReport
  ) {
    let text = value.scalar.text
    guard value.scalar.quoteWidth == 0,
      let radix = ["0x": 16, "0o": 8][String(text.prefix(2))],
      let number = Int(text.dropFirst(2), radix: radix)
    else { return }
    report.warn(
      value.place, "'\(text)' is compared as a text",
      mend: "write \(number) if the number is meant, or quotes around the text")
  }

  private static func checkError(
    _ value: LintedDetection.Value, of item: LintedDetection.Item, _ report: inout LintReport
  ) {
    guard let text = value.literal, successWords.contains(text.lowercased()) else { return }
    report.warn(
      value.place, "a call that succeeds has no \(item.field): none is ever '\(text)'",
      mend: "write '\(item.field): null', or 'outcome: allowed'")
  }

  private static func checkTime(
    _ value: LintedDetection.Value, _ report: inout LintReport
  ) {
    guard let text = value.literal, !isRecordTime(text) else { return }
    report.warn(
      value.place, "no eventTime is ever written like '\(text)'",
      mend: "write UTC to the second, as in 2026-01-31T22:15:00Z")
  }

  /// Whether a text has the form in which CloudTrail writes times.
  private static func isRecordTime(_ text: String) -> Bool {
    let form = "0000-00-00T00:00:00Z".utf8
    return text.utf8.count == form.count
      && zip(text.utf8, form).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? byte &- UInt8(ascii: "0") < 10 : byte == wanted
      }
  }

  /// What the parts of a time can be.
  private static let timeParts: [String: ClosedRange<Double>] = [
    "minute": 0...59, "hour": 0...23, "day": 1...31, "week": 1...53, "month": 1...12,
  ]

  private static func checkTimePart(_ item: LintedDetection.Item, _ report: inout LintReport) {
    // Compared with `gt` and the like, a number beyond the range may be meant.
    if let part = item.modifiers.first, item.modifiers.count == 1, let range = timeParts[part] {
      for value in item.values {
        guard let number = Double(value.scalar.text),
          number != number.rounded() || !range.contains(number)
        else { continue }
        report.warn(
          value.place, "no time has the \(part) \(value.scalar.text)",
          mend: "write a whole number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
      }
    }
    guard let part = item.modifiers.first(where: { ["hour", "day", "week"].contains($0) }) else {
      return
    }
    report.note(
      item.place, "the \(part) of a record's time is that of UTC, not of an office",
      mend: "reckon the values in UTC, summer time included")
  }

  private static func checkRegex(
    _ value: LintedDetection.Value, _ report: inout LintReport
  ) {
    let pattern = value.scalar.text
    guard
      pattern.hasPrefix(".*") || pattern.hasPrefix("^.*") || pattern.hasSuffix(".*$")
        || pattern.hasSuffix(".*") && !pattern.hasSuffix("\\.*")
    else { return }
    report.note(
      value.place, "'.*' at an end of a regular expression changes nothing: it is searched for",
      mend: "leave it out")
  }

  /// A value that reads like a field is compared as a text unless a modifier says otherwise.
  private static func checkFieldName(
    _ value: LintedDetection.Value, of item: LintedDetection.Item, _ report: inout LintReport
  ) {
    guard let text = value.literal, let dot = text.firstIndex(of: "."),
      text[..<dot] == "userIdentity" || RecordFields.openMembers.contains(String(text[..<dot])),
      text.unicodeScalars.allSatisfy({
        $0 == "." || $0 == "-" || ScalarSet.wordCharacters.contains($0)
      })
    else { return }
    let key = ([item.field, "fieldref"] + item.modifiers).joined(separator: "|")
    report.warn(
      value.place, "'\(text)' reads like a field, and is compared as a text",
      mend: "write '\(key): \(text)' to compare two fields")
  }
}
