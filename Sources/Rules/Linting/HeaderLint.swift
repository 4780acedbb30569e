/// Looks over what a rule says of itself, as far as its alerts are the poorer without it.
enum HeaderLint {
  static func check(_ rule: YAMLMap, at place: SourcePlace, _ report: inout LintReport) {
    let correlation = rule["correlation"]?.map
    // Metric filters and their alarms come from AWS, where they have none of these.
    guard rule["detection"] != nil || correlation != nil,
      correlation?["type"]?.scalar?.text != "metric_alarm"
    else { return }
    if isMissing("id", of: rule) {
      let other = isMissing("name", of: rule) ? "title" : "name"
      report.note(
        place, "the rule has no id: its alerts are told from others by its \(other)",
        mend: "add 'id:' with a random UUID, so that it can be renamed")
    }
    if isMissing("description", of: rule) {
      report.note(
        place, "the rule has no description, which alerts show to whoever they wake",
        mend: "add 'description:' with what has happened and why it matters")
    }
    guard let level = rule["level"], level.scalar?.isNull != true else {
      report.note(
        place, "the rule has no level, and is taken for medium",
        mend: "add 'level:' with informational, low, medium, high or critical")
      return
    }
    if correlation != nil, level.scalar?.text.lowercased() == "informational" {
      report.note(
        level.place, "a correlation counts in order to ring, and nobody acts on informational",
        mend: "choose a higher level")
    }
  }

  private static func isMissing(_ key: String, of rule: YAMLMap) -> Bool {
    guard let node = rule[key] else { return true }
    return node.scalar?.isBlank ?? false
  }
}
