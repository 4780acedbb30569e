import Alarms
import Rules
import Store
import Testing

/// What is judged while the folders are read for the first time.
struct FirstReadingTests {
  private static let hour: Int64 = 3_600
  private static let day: Int64 = 86_400

  /// A rule that rings when nothing came for an hour, and one that rings for each event.
  private func trial(_ absence: AlarmCondition = .absence) throws -> AlarmTrial {
    try AlarmTrial([
      .trial(absence, window: Self.hour), .trial(.atLeast(1), window: Self.hour, id: "call"),
    ])
  }

  /// Reads events of so many days, a day at a time and one each half hour, at the end of them.
  private func read(_ trial: AlarmTrial, days: Range<Int64>, now: Int64) throws {
    for day in days {
      let first = day * Self.day
      try trial.arrive(
        stride(from: first, to: first + Self.day, by: 1_800).map { $0 }, now: now, trust: .matches)
    }
  }

  private func alerts(of rule: String, _ trial: AlarmTrial) throws -> [String] {
    try trial.column(
      "SELECT state FROM alerts WHERE rule_id = '\(rule)' AND state != 'pending' ORDER BY 1")
  }

  @Test(arguments: [.absence, .fewer(than: 2)] as [AlarmCondition])
  func `a new database misses nothing that is about to be read`(condition: AlarmCondition) throws {
    let trial = try trial(condition)
    let now = 10 * Self.day
    try trial.clock(now, trust: .matches)
    try read(trial, days: 0..<10, now: now)
    #expect(try alerts(of: "rule", trial) == [])
    while try trial.clock(now) {}
    #expect(try alerts(of: "rule", trial) == (condition == .absence ? [] : ["resolved"]))
    while try trial.clock(now + 2 * Self.hour) {}
    #expect(try alerts(of: "rule", trial).contains("firing") == (condition == .absence))
  }

  @Test func `a database that never held anything back begins where it was`() throws {
    let trial = try trial()
    try read(trial, days: 0..<1, now: Self.day)
    while try trial.clock(Self.day) {}
    try trial.connection.execute("DELETE FROM progress WHERE name = 'windows_settled_at'")
    let now = 4 * Self.day
    try trial.restart(now: now)
    try read(trial, days: 1..<4, now: now)
    #expect(try alerts(of: "rule", trial) == [])
    while try trial.clock(now) {}
    #expect(try alerts(of: "rule", trial) == [])
  }

  @Test func `a clock that was ahead does not judge what is read after it was put right`() throws {
    let trial = try trial()
    try read(trial, days: 0..<1, now: Self.day)
    while try trial.clock(40 * Self.day) {}
    #expect(try alerts(of: "rule", trial) == ["firing"])
    let now = 4 * Self.day
    try trial.restart(now: now)
    try read(trial, days: 1..<4, now: now)
    while try trial.clock(now) {}
    #expect(try alerts(of: "rule", trial).filter { $0 == "firing" } == [])
  }

  @Test func `what still rings is not over for want of what is about to be read`() throws {
    let trial = try trial()
    try trial.arrive([0], now: 10, rules: [1])
    #expect(try trial.told == ["firing"])
    let now = 3 * Self.hour
    try trial.restart(now: now)
    #expect(try !trial.clock(now, trust: .matches))
    try trial.arrive([Self.hour, 2 * Self.hour, now], now: now, rules: [1], trust: .matches)
    while try trial.clock(now) {}
    #expect(try trial.told == ["firing"])
    while try trial.clock(now + 2 * Self.hour) {}
    #expect(try trial.told == ["firing", "resolved"])
  }

  @Test func `what only seems to be missing while files are on their way is told to nobody`() throws
  {
    let trial = try trial()
    let now = 4 * Self.hour
    try trial.arrive([0], now: now)
    #expect(try trial.told == ["firing"])
    for minutes in [50, 100, 150, 200, 240] as [Int64] {
      try trial.add([.init(seconds: minutes * 60)], now: now)
      _ = try trial.writer.commit(nowSeconds: trial.origin + now, isCatchingUp: minutes < 240)
    }
    #expect(try trial.told == ["firing", "withdrawn"])
    #expect(try alerts(of: "rule", trial) == ["withdrawn"])
  }

  @Test func `what was held back is judged a day at a time`() throws {
    let trial = try trial()
    let now = 10 * Self.day
    try trial.arrive([0, 5 * Self.day], now: now, trust: .matches)
    var steps: [Int64] = []
    while try trial.clock(now) {
      steps += try trial.column("SELECT value FROM progress WHERE name = 'windows_settled_at'")
        .compactMap { Int64($0).map { $0 - trial.origin } }
    }
    #expect(steps.count > 1)
    #expect(steps == steps.sorted() && steps.allSatisfy { $0 < now })
    #expect(try alerts(of: "rule", trial) == ["firing", "resolved"])
  }
}
