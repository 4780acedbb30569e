import Alarms
import Rules
import Testing

/// Rules that are edited, removed and put back while they ring.
struct RuleChangeTests {
  private static let rule = AlarmRule.trial(.atLeast(1))
  private static let edited = AlarmRule.trial(.atLeast(1), version: "2")

  private func endings(_ trial: AlarmTrial) throws -> [String] {
    try trial.column("SELECT ended_because FROM alert ORDER BY id")
  }

  @Test func `a rule that is edited while it rings resolves its alert once`() throws {
    let trial = try AlarmTrial([Self.rule])
    try trial.arrive([0], now: 0)
    try trial.restart([Self.edited], now: 100)
    #expect(try trial.alerts == ["resolved 0...0 until 100, 1"])
    #expect(try endings(trial) == ["rule edited"])
    try trial.restart(now: 200)
    try trial.clock(1_000_000)
    #expect(try trial.told == ["firing", "resolved"])
    try trial.arrive([1_000_000], now: 1_000_001)
    #expect(try trial.told == ["firing", "resolved", "firing"])
    #expect(try endings(trial) == ["rule edited", "NULL"])
  }

  @Test func `a rule that is removed while it rings resolves its alert once`() throws {
    let trial = try AlarmTrial([Self.rule])
    try trial.arrive([0], now: 0)
    try trial.restart([], now: 100)
    #expect(try trial.alerts == ["resolved 0...0 until 100, 1"])
    #expect(try endings(trial) == ["rule removed"])
    try trial.restart(now: 200)
    #expect(try !trial.clock(1_000_000))
    #expect(try trial.told == ["firing", "resolved"])
  }

  @Test func `a rule that comes back begins anew, for it has not seen what came meanwhile`() throws
  {
    let trial = try AlarmTrial([Self.rule])
    try trial.arrive([0], now: 0)
    try trial.restart([], now: 100)
    try trial.restart([Self.rule], now: 200)
    try trial.arrive([300], now: 300)
    #expect(try trial.alerts == ["resolved 0...0 until 100, 1", "firing 300...300 until ?, 1"])
    #expect(try trial.told == ["firing", "resolved", "firing"])
    #expect(try endings(trial) == ["rule removed", "NULL"])
    #expect(try trial.clock(900))
    #expect(try trial.told == ["firing", "resolved", "firing", "resolved"])
  }

  @Test func `an alert of a rule that was away when it ended is not told again`() throws {
    let trial = try AlarmTrial([Self.rule])
    try trial.arrive([0], now: 0)
    try trial.restart([], now: 100)
    try trial.restart([Self.rule], now: 5_000)
    try trial.clock(5_000)
    #expect(try trial.told == ["firing", "resolved"])
    try trial.arrive([5_000], now: 5_001)
    #expect(try trial.told == ["firing", "resolved", "firing"])
  }

  @Test func `what held without ringing never rang when its rule goes`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1), hold: 300)])
    try trial.arrive([0], now: 0)
    #expect(try trial.alerts == ["pending 0...0 until ?, 1"])
    try trial.restart([], now: 100)
    #expect(try trial.alerts == [])
    #expect(try trial.told == [])
  }

  @Test func `what held without ringing begins anew when its rule comes back`() throws {
    let rule = AlarmRule.trial(.atLeast(1), hold: 300)
    let trial = try AlarmTrial([rule])
    try trial.arrive([0], now: 0)
    try trial.restart([], now: 100)
    try trial.restart([rule], now: 200)
    try trial.arrive([300], now: 300)
    #expect(try trial.alerts == ["pending 300...300 until ?, 1"])
    #expect(try trial.told == [])
  }

  @Test func `nobody is told of a rule in the shadow, and it is recorded`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1), isShadow: true)])
    try trial.arrive([0], now: 0)
    try trial.clock(600)
    #expect(try trial.alerts == ["resolved 0...0 until 600, 1"])
    #expect(try trial.told == [])
  }
}
