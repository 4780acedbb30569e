/// Tells a rule in plain words: what must happen, how often, and for whom.
public enum RuleExplanation {
  /// The explanation of an alarm, in lines.
  public static func lines(of position: Int, in rules: RuleSet) -> [String] {
    let alarm = rules.alarms[position]
    var lines = ["\(alarm.title) (\(alarm.level.rawValue))"]
    if let description = alarm.description {
      lines.append("")
      lines += wrapped(description)
    }
    lines += ["", whenItRings(alarm), ""]
    for (number, reference) in alarm.references.enumerated() {
      let mark = alarm.references.count > 1 ? "\(number + 1). " : ""
      lines += counted(reference, mark: mark, rules)
    }
    lines += ["", howLong(alarm)]
    if alarm.forSeconds > 0 {
      let wait = Timespan.words(Int(alarm.forSeconds))
      lines.append("It does not fire at its beginning, but once it has lasted \(wait).")
    }
    if !alarm.rings {
      lines.append("By itself it does not ring: other rules refer to it, or its actions are off.")
    }
    if alarm.isShadow {
      lines.append(
        "Its alerts are recorded, and nobody is told: rules.shadow names it or its file.")
    }
    if !alarm.falsePositives.isEmpty {
      lines += ["", "What may look like it and is not:"]
      lines += alarm.falsePositives.map { "- \($0)" }
    }
    return lines + ["", "Rule \(alarm.id) at \(alarm.file):\(alarm.line)"]
  }

  private static func whenItRings(_ alarm: AlarmDefinition) -> String {
    let groups = alarm.groupBy.joined(separator: " and ")
    let whom = groups.isEmpty ? "over all events" : "for each \(groups)"
    guard !alarm.conditionText.isEmpty else { return "It rings when an event matches, \(whom)." }
    return "It rings at this, \(whom): \(alarm.conditionText)."
  }

  private static func howLong(_ alarm: AlarmDefinition) -> String {
    let window = Timespan.words(alarm.windowSeconds + Int(alarm.keepFiringSeconds))
    switch alarm.condition {
    case .absence, .unusualSilence: return "An alert lasts until the next event."
    case .firstSeen: return "Each new value is an alert of its own."
    case .metricAlarm:
      return "It is judged every minute; an alert lasts as long as the state is ALARM."
    default:
      return "An alert lasts while it holds again within \(window) of the last time: "
        + "it rings once, not at every event."
    }
  }

  private static func counted(
    _ reference: AlarmReference, mark: String, _ rules: RuleSet
  ) -> [String] {
    switch reference {
    case .alarm(let position):
      let child = rules.alarms[position]
      return ["\(mark)Counted are alerts of \"\(child.title)\": \(child.conditionText)."]
    case .detection(let position):
      let detection = rules.detections[position]
      return ["\(mark)Counted are events of \"\(detection.title)\":"]
        + ExpressionWords(detection.expression, depth: 1).lines
    }
  }

  /// A text in lines of a comfortable length.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      var line = ""
      for word in paragraph.split(whereSeparator: \.isWhitespace) {
        if !line.isEmpty, line.count + word.count >= 90 {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      lines.append(line)
    }
    return lines
  }
}
