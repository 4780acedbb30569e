import Alarms
import Rules
import Store
import Testing

/// Alerts that were over long before they were found are told in one summary.
struct BacklogTests {
  /// Ten days, with a backfill before them.
  private static let now: Int64 = 864_000

  private func backfilled() throws -> AlarmTrial {
    let trial = try AlarmTrial([.trial(.atLeast(1)), .trial(.atLeast(2), id: "two")])
    for day in 0..<5 as Range<Int64> {
      try trial.arrive(
        (0..<20).map { day * 86_400 + $0 * 1_000 }, now: Self.now + day * 10, rules: [0, 1])
    }
    return trial
  }

  @Test func `a backfill is told in one summary, when it has become quiet`() throws {
    let trial = try backfilled()
    #expect(try trial.alerts.count == 100)
    #expect(try trial.told == [])
    #expect(try !trial.clock(Self.now + 40 + 29))
    #expect(try trial.clock(Self.now + 40 + 30))
    #expect(try trial.told == ["summary"])
    let details = try trial.column("SELECT details FROM outbox")
    #expect(BacklogSummary(json: details[0])?.alerts == 100)
    #expect(try !trial.clock(Self.now + 100_000))
    #expect(try trial.told == ["summary"])
  }

  @Test func `a restart before the summary neither loses nor doubles it`() throws {
    let trial = try backfilled()
    try trial.restart(now: Self.now + 50)
    #expect(try !trial.clock(Self.now + 79))
    #expect(try trial.clock(Self.now + 80))
    try trial.restart(now: Self.now + 81)
    try trial.clock(Self.now + 1_000)
    #expect(try trial.told == ["summary"])
  }

  @Test func `a summary whose transaction fails is told by the next`() throws {
    let trial = try backfilled()
    try trial.connection.execute(
      """
      CREATE TEMP TRIGGER fault BEFORE INSERT ON main.outbox
      BEGIN SELECT RAISE(ABORT, 'injected'); END
      """)
    let now = trial.origin + Self.now + 100
    #expect(throws: DatabaseError.self) { try trial.writer.commit(nowSeconds: now) }
    try trial.writer.rollback()
    try trial.connection.execute("DROP TRIGGER temp.fault")
    #expect(try trial.clock(Self.now + 101))
    #expect(try trial.told == ["summary"])
  }

  @Test func `an old alert that goes on until now is told by itself and not in the summary`()
    throws
  {
    let day: Int64 = 86_400
    let trial = try AlarmTrial([.trial(.atLeast(1), window: day)])
    try trial.arrive([0, day, 2 * day], now: Self.now)
    #expect(try trial.told == [])
    try trial.arrive((3...10).map { $0 * day }, now: Self.now + 1)
    #expect(try trial.told == ["firing"])
    try trial.clock(Self.now + 1_000)
    #expect(try trial.told == ["firing"])
  }

  @Test func `an alert that ended within a day is told by itself`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0], now: 600 + 86_400)
    try trial.arrive([.init(seconds: 0, group: "{\"g\":1}")], now: 600 + 86_401)
    #expect(try trial.told == ["firing"])
    try trial.clock(600 + 86_431)
    #expect(try trial.told == ["firing", "summary"])
  }
}
