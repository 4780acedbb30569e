import Alarms
import CloudTrail
import Testing

@testable import Simulation
@testable import Store

/// Episodes follow from the stored matches alone, in whatever order and batches those arrive.
struct RandomMatchesTests {
  private struct Alert: Equatable, CustomStringConvertible {
    let startedAt: Int64
    let lastAt: Int64
    let count: Int

    var description: String { "\(startedAt)…\(lastAt) ×\(count)" }
  }

  /// The alerts from scratch: count every window, join what is near, count the evidence.
  private func expected(_ condition: EventCountCondition, _ times: [Int64]) -> [Alert] {
    let holding = Set(times).sorted().filter { time in
      times.count { $0 >= time - condition.windowSeconds && $0 <= time } >= condition.threshold
    }
    var episodes: [Episode] = []
    for time in holding {
      if let last = episodes.last, time - last.lastAt <= condition.windowSeconds {
        episodes[episodes.count - 1].lastAt = time
      } else {
        episodes.append(Episode(startedAt: time, lastAt: time))
      }
    }
    return episodes.map { episode in
      let first = episode.startedAt - (condition.threshold > 1 ? condition.windowSeconds : 0)
      let count = times.count { $0 >= first && $0 <= episode.lastAt }
      return Alert(startedAt: episode.startedAt, lastAt: episode.lastAt, count: count)
    }
  }

  private struct History {
    let rule: StoredRule
    let batches: [[Int64]]
    var times: [Int64] { batches.flatMap { $0 } }
  }

  private func history(seed: UInt64) -> History {
    var random = SeededGenerator(seed: seed)
    let condition = EventCountCondition(
      windowSeconds: [0, 1, 3, 10, 30 * 86_400][random.number(below: 5)],
      threshold: 1 + random.number(below: 4))
    let start: Int64 = [5, 1_793_527_200, 4_102_444_000][random.number(below: 3)]
    let step: Int64 = condition.windowSeconds > 1_000 ? 500_000 : 1
    let span = 1 + random.number(below: 90)
    var times = (0..<(1 + random.number(below: 30))).map { _ in
      start + step * Int64(random.number(below: span))
    }
    random.shuffle(&times)
    var batches: [[Int64]] = []
    while !times.isEmpty {
      let size = 1 + random.number(below: min(9, times.count))
      batches.append(times.prefix(size).sorted())
      times.removeFirst(size)
    }
    let rule = StoredRule(
      RuleSummary(
        ruleID: "rule-\(seed)", version: "1", title: "Rule", level: "high", author: nil,
        file: "rule.yml",
        windowSeconds: 0, conditionText: "words"),
      condition: condition)
    return History(rule: rule, batches: batches)
  }

  @Test func `random histories give the alerts of a count from scratch`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    _ = try Writer(connection, sinks: [], settings: TestDatabase.settings)
    let alarms = try AlarmTables(connection)
    let vocabulary = try VocabularyTables(connection)
    try connection.execute("BEGIN")
    for seed in TestSeed.value..<(TestSeed.value + 3_000) {
      let history = history(seed: seed)
      let group = AlarmTables.Group(
        rule: try alarms.rule(history.rule), key: try vocabulary.word("group-\(seed)"))
      var hash: UInt64 = 0
      for batch in history.batches {
        for time in batch {
          hash += 1
          _ = try alarms.add(EventKey(seconds: time, idHash: hash), to: group)
        }
        _ = try alarms.update(group, history.rule, newTimes: batch, nowSeconds: 1)
      }
      let alerts = try self.alerts(of: group, connection)
      #expect(
        alerts == expected(history.rule.condition, history.times),
        "seed \(seed): \(history.rule.condition), \(history.batches)")
    }
    try connection.execute("COMMIT")
  }

  private func alerts(of group: AlarmTables.Group, _ connection: Connection) throws -> [Alert] {
    let statement = try connection.prepare(
      """
      SELECT started_at, last_at, count FROM alert WHERE rule = \(group.rule)
      AND group_key = \(group.key) AND merged_into IS NULL ORDER BY started_at
      """)
    var alerts: [Alert] = []
    while try statement.step() {
      alerts.append(
        Alert(
          startedAt: statement.number(0), lastAt: statement.number(1),
          count: Int(statement.number(2))))
    }
    return alerts
  }
}
