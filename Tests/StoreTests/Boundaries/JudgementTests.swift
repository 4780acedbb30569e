import Alarms
import Rules
import Testing

/// What only the clock can decide is decided when it has passed the delivery delay, to the second.
struct JudgementTests {
  private static let delay: Int64 = 900

  /// A rule that one event at 0 makes ring, and when its window has closed.
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let condition: AlarmCondition
    let closesAt: Int64
    let alert: String
  }

  static let cases = [
    Case(
      description: "fewer than", condition: .fewer(than: 3), closesAt: 0,
      alert: "firing 0...0 until ?, 1"),
    Case(
      description: "absence", condition: .absence, closesAt: 600,
      alert: "firing 600...600 until ?, 1"),
    Case(
      description: "one and not another",
      condition: .ruleExpression(.all([.reference(0), .not(.reference(1))])), closesAt: 600,
      alert: "firing 0...0 until ?, 1"),
    // 10:00:00 is the first second of a minute.
    Case(
      description: "CloudWatch alarm", condition: .anyMinute, closesAt: 59,
      alert: "firing 59...59 until ?, 1"),
  ]

  @Test(arguments: cases)
  func `a window is judged when it has closed and everything is there`(_ one: Case) throws {
    let trial = try AlarmTrial(
      [.trial(one.condition, references: 2)], delay: Self.delay)
    try trial.arrive([0], now: 0)
    let due = one.closesAt + Self.delay
    if due > 0 { #expect(try trial.alerts == []) }
    #expect(try !trial.clock(due - 1))
    #expect(try trial.alerts == [])
    #expect(try trial.clock(due))
    #expect(try trial.alerts == [one.alert])
    #expect(try trial.told == ["firing"])
    #expect(try trial.column("SELECT late_by FROM outbox") == ["NULL"])
    #expect(try !trial.clock(due), "the clock was asked, and is not to be asked again")
  }

  @Test func `a restart between the event and the judgement makes no difference`() throws {
    for one in Self.cases {
      let trial = try AlarmTrial([.trial(one.condition, references: 2)], delay: Self.delay)
      try trial.arrive([0], now: 0)
      try trial.restart(now: 1)
      #expect(try !trial.clock(one.closesAt + Self.delay - 1))
      #expect(try trial.clock(one.closesAt + Self.delay))
      #expect(try trial.alerts == [one.alert], "\(one)")
    }
  }

  @Test func `an episode is over when nothing can join it any more, to the second`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))], delay: Self.delay)
    try trial.arrive([0, 100], now: 100)
    #expect(try trial.alerts == ["firing 0...100 until ?, 2"])
    #expect(try !trial.clock(100 + 600 + Self.delay - 1))
    #expect(try trial.clock(100 + 600 + Self.delay))
    #expect(try trial.alerts == ["resolved 0...100 until 700, 2"])
    #expect(try trial.told == ["firing", "resolved"])
  }

  @Test func `a silence ends with the next event, whenever that is`() throws {
    let trial = try AlarmTrial([.trial(.absence)], delay: Self.delay)
    try trial.arrive([0], now: 0)
    try trial.clock(5_000)
    try trial.arrive([5_000], now: 5_001)
    #expect(try trial.alerts == ["resolved 600...5000 until 5000, 2"])
    #expect(try trial.told == ["firing", "resolved"])
  }

  @Test func `a clock that goes back takes nothing back`() throws {
    let trial = try AlarmTrial([.trial(.absence), .trial(.fewer(than: 3), id: "few")])
    try trial.arrive([0], now: 0, rules: [0, 1])
    try trial.clock(700)
    let alerts = try trial.alerts
    #expect(alerts.count == 2)
    try trial.arrive([.init(seconds: -50_000, group: "{\"other\":1}")], now: -40_000)
    #expect(try trial.alerts.suffix(2) == alerts)
    try trial.clock(701)
    #expect(try trial.alerts.suffix(2) == alerts)
  }
}
