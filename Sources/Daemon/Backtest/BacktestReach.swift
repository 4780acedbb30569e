import Alarms
import Rules

/// How far beyond a stretch of time the events lie that decide about the alerts that begin in it.
struct BacktestReach {
  /// What one rule needs, by its own windows and those of the rules that it counts.
  private struct Need {
    /// How many seconds before a time the events must be known that decide whether an episode
    /// begins there; nil where the first event ever can decide.
    var pastSeconds: Int64?
    /// How many seconds after a time its judgement is certain.
    var delaySeconds: Int64
  }

  private let needs: [Need]
  /// How far before the stretch events matter; nil where all do.
  let pastSeconds: Int64?
  /// How far behind the stretch all of its beginnings are certain.
  let delaySeconds: Int64
  /// How far behind the stretch it is certain which of them come to ring.
  let holdSeconds: Int64

  init(_ rules: [AlarmRule]) {
    var known: [Int: Need] = [:]
    needs = rules.indices.map { Self.need(of: $0, in: rules, &known) }
    let ringing = zip(rules, needs).filter(\.0.rings).map(\.1)
    pastSeconds = Self.longest(ringing.map(\.pastSeconds))
    delaySeconds = ringing.map(\.delaySeconds).max() ?? 0
    holdSeconds =
      rules.filter { $0.forSeconds > 0 }
      .map { $0.forSeconds + $0.windowSeconds + $0.keepFiringSeconds }.max() ?? 0
  }

  /// Whether no event behind a time can change an alert any more.
  func isFinal(_ alert: JudgedAlert, readThrough seconds: Int64) -> Bool {
    guard let endedAt = alert.endedAt else { return false }
    return endedAt + needs[alert.alarm].delaySeconds <= seconds
  }

  /// Rules that refer to themselves are refused, so that this comes to an end.
  private static func need(
    of alarm: Int, in rules: [AlarmRule], _ known: inout [Int: Need]
  ) -> Need {
    if let need = known[alarm] { return need }
    let rule = rules[alarm]
    var children: [Need] = []
    for case .alarm(let child) in rule.references {
      children.append(Self.need(of: child, in: rules, &known))
    }
    let past = longest(children.map(\.pastSeconds))
    let need = Need(
      pastSeconds: past.flatMap { past in rule.pastSeconds.map { $0 + past } },
      delaySeconds: rule.delaySeconds + (children.map(\.delaySeconds).max() ?? 0))
    known[alarm] = need
    return need
  }

  /// The longest of some spans; nil where one has no bound.
  private static func longest(_ spans: [Int64?]) -> Int64? {
    let bounded = spans.compactMap(\.self)
    return bounded.count == spans.count ? bounded.max() ?? 0 : nil
  }
}

extension AlarmRule {
  /// How many seconds before a time the matches must be known that decide whether an episode
  /// begins there: those of its window, and of the windows of all times at which an earlier episode
  /// would still go on.
  fileprivate var pastSeconds: Int64? {
    switch condition {
    // How long a group has been known, and in which state an alarm has been since.
    case .firstSeen, .baseline, .unusualSilence, .metricAlarm: nil
    default:
      condition.lookbackSeconds(windowSeconds: windowSeconds) + windowSeconds + keepFiringSeconds
    }
  }

  /// How many seconds after a time the matches lie that decide about it.
  fileprivate var delaySeconds: Int64 {
    condition.lookaheadSeconds(windowSeconds: windowSeconds)
  }
}
