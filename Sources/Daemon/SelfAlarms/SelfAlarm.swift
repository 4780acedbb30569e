import Alarms
import CloudTrail
import Rules

/// What the daemon rings about itself, by rules that are built in.
enum SelfAlarm: String, CaseIterable {
  case trailSilent = "trailbell-trail-silent"
  case fileRejected = "trailbell-file-rejected"
  case eventConflict = "trailbell-event-conflict"
  case sourceIntegrity = "trailbell-source-integrity"
  case holdsChanged = "trailbell-holds-changed"
  case diskLow = "trailbell-disk-low"
  case logLarge = "trailbell-log-large"
  case sinkFailing = "trailbell-sink-failing"
  case clockJumped = "trailbell-clock-jumped"

  /// The name by which silences, `rules.exclude` and `rules.shadow` know it.
  var ruleID: String { rawValue }

  var title: String {
    switch self {
    case .trailSilent: "Trail Silent"
    case .fileRejected: "Trail File Rejected"
    case .eventConflict: "Events in Conflict"
    case .sourceIntegrity: "Trail Not as Delivered"
    case .holdsChanged: "Legal Holds Not as Sealed"
    case .diskLow: "Disk Nearly Full"
    case .logLarge: "Storing Waits for a Reader"
    case .sinkFailing: "Alerts Cannot Be Told"
    case .clockJumped: "Clock Jumped"
    }
  }

  var level: RuleLevel {
    switch self {
    case .sourceIntegrity, .holdsChanged: .critical
    case .fileRejected, .clockJumped: .medium
    case .trailSilent, .eventConflict, .diskLow, .logLarge, .sinkFailing: .high
    }
  }

  var conditionText: String {
    switch self {
    case .trailSilent: "no event for over 2 h and 3 times the longest pause of 14 d"
    case .fileRejected: "a trail file, or a record of one, cannot be used"
    case .eventConflict: "events with one id and time have different content"
    case .sourceIntegrity: "CloudTrail's digests contradict the files that lie here"
    case .holdsChanged: "a legal hold is missing or changed, and nothing is deleted"
    case .diskLow: DiskSpace.conditionText
    case .logLarge: "a reader keeps the write-ahead log at database.wal_limit"
    case .sinkFailing: "a sink cannot be written"
    case .clockJumped: ClockWatch.conditionText
    }
  }

  /// How long an alert goes on after the last signal, or a silence is none.
  ///
  /// States are looked at and signalled again well within it; what happens in single blows is one
  /// alert an hour.
  private var windowSeconds: Int64 {
    switch self {
    case .trailSilent, .holdsChanged: 7_200
    case .fileRejected, .eventConflict, .sourceIntegrity: 3_600
    case .diskLow, .logLarge, .sinkFailing, .clockJumped: 600
    }
  }

  private var condition: AlarmCondition {
    guard self == .trailSilent else {
      return .eventCount(NumberRange([.init(.greaterOrEqual, 1)]))
    }
    // Three times a weekend is nine days: who works on weekdays is judged, and a region that somebody
    // looks into now and then is not.
    return .unusualSilence(
      UnusualSilence(pastSeconds: 14 * 86_400, factor: 3, secondsMaximum: 14 * 86_400))
  }

  /// The rule, as the writer keeps it.
  func rule(isShadow: Bool) -> AlarmRule {
    AlarmRule(
      RuleSummary(
        ruleID: ruleID, version: version, title: title, level: level.rawValue, author: "Trailbell",
        file: AlarmRule.builtInFile, windowSeconds: windowSeconds, conditionText: conditionText),
      condition: condition, references: [], isShadow: isShadow)
  }

  /// What is counted and when it rings: where that is different in a new release, so is this.
  private var version: String {
    var hash = NameHash()
    for text in [ruleID, conditionText, "\(windowSeconds)"] { hash.add(text) }
    return hash.text
  }

  /// Whether a name of the configuration means it.
  func isCalled(_ name: String) -> Bool {
    [ruleID, title.lowercased()].contains(name.lowercased())
  }

  /// Whether a name of the configuration means one of them, and no rule that is loaded.
  static func isAnyCalled(_ name: String) -> Bool { allCases.contains { $0.isCalled(name) } }
}
