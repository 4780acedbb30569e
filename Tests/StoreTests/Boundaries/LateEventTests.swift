import Alarms
import Rules
import Testing

/// What late events make of alerts that people know.
struct LateEventTests {
  private func late(_ trial: AlarmTrial) throws -> [String] {
    try trial.column("SELECT late_by FROM outbox ORDER BY id")
  }

  @Test func `a late event opens a resolved alert again`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0], now: 0)
    try trial.clock(600)
    #expect(try trial.told == ["firing", "resolved"])
    let id = try trial.column("SELECT alert_id FROM alert")
    try trial.arrive([500], now: 1_000)
    #expect(try trial.alerts == ["firing 0...500 until ?, 2"])
    #expect(try trial.told == ["firing", "resolved", "changed"])
    #expect(try late(trial) == ["NULL", "NULL", "500"])
    try trial.clock(1_100)
    #expect(try trial.alerts == ["resolved 0...500 until 1100, 2"])
    #expect(try trial.told == ["firing", "resolved", "changed", "resolved"])
    #expect(try trial.column("SELECT alert_id FROM alert") == id)
  }

  @Test func `a late event lengthens a resolved alert that stays resolved`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0], now: 0)
    try trial.clock(600)
    try trial.arrive([500], now: 9_000)
    #expect(try trial.alerts == ["resolved 0...500 until 1100, 2"])
    #expect(try trial.told == ["firing", "resolved", "changed"])
    #expect(try late(trial) == ["NULL", "NULL", "8500"])
  }

  @Test func `a late event inside an alert is counted, and nobody is bothered`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0, 600], now: 600)
    try trial.arrive([300], now: 700)
    #expect(try trial.alerts == ["firing 0...600 until ?, 3"])
    #expect(try trial.told == ["firing"])
  }

  @Test func `an alert of late events says how late it is`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))], delay: 900)
    try trial.arrive([0], now: 959)
    try trial.arrive([.init(seconds: 0, group: "{\"g\":1}")], now: 960)
    #expect(try late(trial) == ["NULL", "60"])
  }

  @Test func `of two alerts that are one the one that people know longer remains`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([1_000], now: 1_000)
    try trial.arrive([0], now: 1_100)
    let ids = try trial.column("SELECT alert_id FROM alert ORDER BY started_at DESC")
    try trial.arrive([500], now: 1_200)
    #expect(
      try trial.alerts == ["firing 0...1000 until ?, 3", "merged 0...0 until 600, 1"])
    #expect(
      try trial.database.rows("SELECT alert_id, merged_into FROM alert ORDER BY state") == [
        [ids[0], nil], [ids[1], ids[0]],
      ])
    #expect(try trial.told == ["firing", "firing", "changed", "merged"])
    let merged =
      "SELECT a.alert_id FROM outbox AS o JOIN alert AS a ON a.id = o.alert WHERE change = 'merged'"
    #expect(try trial.column(merged) == [ids[1]])
    // Nothing is told of it again.
    try trial.clock(10_000_000)
    #expect(
      try trial.told.filter { $0 != "repeated" } == [
        "firing", "firing", "changed", "merged", "resolved",
      ])
  }

  @Test func `an alert that late events undo is withdrawn`() throws {
    let trial = try AlarmTrial([.trial(.average(atLeast: 10))])
    try trial.arrive([.init(seconds: 100, value: .number(10))], now: 100)
    #expect(try trial.told == ["firing"])
    try trial.arrive([.init(seconds: 50, value: .number(1))], now: 200)
    #expect(try trial.alerts == ["withdrawn 100...100 until ?, 1"])
    #expect(try trial.told == ["firing", "withdrawn"])
    // And rings again, as another, when it holds all the same.
    try trial.arrive([.init(seconds: 60, value: .number(100))], now: 300)
    #expect(try trial.told == ["firing", "withdrawn", "firing"])
    #expect(try trial.column("SELECT state FROM alert ORDER BY id") == ["withdrawn", "firing"])
  }

  @Test func `what was over before it rang rings when late events make it longer`() throws {
    for arrivals in [[[0, 200], [300]], [[300, 200], [0]], [[0], [200], [300]]] as [[[Int64]]] {
      let trial = try AlarmTrial([.trial(.atLeast(1), hold: 300)])
      for seconds in arrivals { try trial.arrive(seconds, now: 11_000) }
      #expect(try trial.alerts == ["resolved 0...300 until 900, 3"])
      #expect(try trial.told == ["firing"])
    }
  }

  @Test func `an alert that nobody was told of goes without a word`() throws {
    let trial = try AlarmTrial([.trial(.average(atLeast: 10))], sinks: [])
    try trial.arrive([.init(seconds: 100, value: .number(10))], now: 100)
    try trial.arrive([.init(seconds: 50, value: .number(1))], now: 200)
    #expect(try trial.alerts == [])
  }

  @Test func `an alert that nobody was told of has one id in any order`() throws {
    let orders: [[Int64]] = [
      [0, 400, 800], [0, 800, 400], [400, 0, 800], [400, 800, 0], [800, 0, 400], [800, 400, 0],
    ]
    var ids: Set<[String]> = []
    for order in orders {
      let trial = try AlarmTrial([.trial(.atLeast(1))], sinks: [])
      for second in order { try trial.arrive([second], now: 1_000) }
      #expect(try trial.alerts == ["firing 0...800 until ?, 3"])
      ids.insert(try trial.column("SELECT alert_id FROM alert"))
    }
    #expect(ids.count == 1)
  }
}
