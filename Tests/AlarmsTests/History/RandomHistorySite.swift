import CloudTrail
import Rules

@testable import Alarms
@testable import Simulation

/// Five alarms in three levels, and the matches of some random events.
///
/// Alarms 0 and 1 ask detections alone; alarm 2 refers to both of them and to a detection; alarm 3
/// refers to alarm 2 and to a detection. Alarm 4 stands alone: nobody counts its episodes, so that
/// of some conditions not every match is kept. Each has its own way to make groups.
struct RandomHistorySite: CustomStringConvertible {
  let seed: UInt64
  let alarms: [HistoryAlarm]
  private(set) var handed: [HandedMatch] = []
  let settled: Int64
  let activity: Set<Int64>

  /// For each detection the alarms and references that it answers; below another alarm or itself.
  private static let answered: [[(alarm: Int, reference: Int, isIndirect: Bool)]] = [
    [(0, 0, false), (2, 0, true), (3, 0, true), (3, 1, false), (4, 0, false)],
    [(0, 1, false), (2, 0, true), (3, 0, true)],
    [(1, 0, false), (2, 1, true), (3, 0, true)],
    [(2, 2, false), (3, 0, true), (4, 1, false)],
  ]

  init(seed: UInt64) {
    self.seed = seed
    var random = RandomAlarm(seed: seed)
    let step = random.pick([1, 1, 60] as [Int64])
    let children: [[Int: Int]] = [[:], [:], [0: 0, 1: 1], [0: 2], [:]]
    var alarms: [HistoryAlarm] = []
    for children in children {
      let window = Int64(random.random.number(below: 8)) * step
      // CloudWatch alarms count no alarms.
      let kind = random.pick(
        [.events, .events]
          + ConditionKind.allCases.filter { children.isEmpty || $0 != .metric })
      alarms.append(
        HistoryAlarm(
          condition: random.condition(kind, window: window), windowSeconds: window,
          children: children, standingGroup: kind == .metric ? "{}" : nil))
    }
    let matches = random.matches(atMost: 16, step: step)
    let last = matches.last?.seconds ?? 0
    self.alarms = alarms
    settled = random.random.chance(0.5) ? last + 1_000 : random.time(near: matches, spread: 20)
    activity = Set(matches.map { Minutes.minute(of: $0.seconds) })
    for match in matches { hand(match, &random) }
  }

  /// Hands an event to all alarms that one or more detections, which it answers, lie below.
  private mutating func hand(_ match: GroupMatch, _ random: inout RandomAlarm) {
    let user = random.pick(["ana", "ben"])
    let account = random.pick(["1", "1", "2"])
    let groups = [user, account, account, random.random.chance(0.5) ? "all" : user, account]
    // Whatever detections an event answered, to one reference of an alarm it brings one group and
    // value.
    var told: Set<[Int]> = []
    for detection in BitPositions(random.references(4)) {
      for (alarm, reference, isIndirect) in Self.answered[detection] {
        guard told.insert([alarm, reference]).inserted else { continue }
        var group = groups[alarm]
        var outerGroup: String?
        if case .firstSeen = alarms[alarm].condition {
          outerGroup = group
          group += " \(random.random.number(below: 2))"
        }
        handed.append(
          HandedMatch(
            alarm: alarm, reference: reference, isIndirect: isIndirect, group: group,
            outerGroup: outerGroup, value: random.value(), event: match.event))
      }
    }
  }

  /// What an alarm refers to: detections, which nobody looks at, and other alarms.
  func references(of alarm: Int) -> [AlarmReference] {
    let count = Self.answered.joined().filter { $0.alarm == alarm }.map(\.reference).max() ?? 0
    return (0...count).map { reference in
      alarms[alarm].children[reference].map(AlarmReference.alarm) ?? .detection(0)
    }
  }

  /// A history that is handed the matches in an order.
  func history(_ handed: [HandedMatch]) -> AlarmHistory {
    var history = AlarmHistory(alarms: alarms)
    for match in handed {
      history.add(
        alarm: match.alarm, reference: match.reference, isIndirect: match.isIndirect,
        group: match.group, outerGroup: match.outerGroup, value: match.value, event: match.event)
    }
    return history
  }

  var slow: SlowHistory {
    SlowHistory(alarms: alarms, handed: handed, settled: settled, activity: activity)
  }

  var description: String { "seed \(seed): \(alarms) \(handed) settled \(settled)" }
}
