import Alarms
import Rules
import Testing

/// An event of the year 2099 in the midst of others: it is an event, and disturbs nothing else.
struct FutureEventTests {
  /// Some seventy years.
  private static let future: Int64 = 2_300_000_000
  private static let delay: Int64 = 900

  private static let rules: [AlarmRule] = [
    .trial(.atLeast(2), id: "count"),
    .trial(.fewer(than: 3), id: "few"),
    .trial(.average(atLeast: 2), id: "average"),
    .trial(.absence, id: "absence"),
    .trial(.ruleExpression(.all([.reference(0), .not(.reference(1))])), id: "not", references: 2),
    .trial(.anyMinute, id: "minute"),
    .trial(.firstSeen(learningSeconds: 0), id: "new"),
    .trial(.atLeast(1), id: "held", hold: 60),
    .trial(.ruleCount(NumberRange([.init(.greaterOrEqual, 1)]), isOrdered: true), id: "chain"),
  ]

  private func arriveFromFuture(_ trial: AlarmTrial, now: Int64) throws {
    var event = AlarmTrial.Arrival(seconds: Self.future, value: .number(3))
    let others = Self.rules.indices.filter { Self.rules[$0].condition != .absence }
    try trial.arrive([event], now: now, rules: others)
    // Every event ends the silence of its own group: that of others goes on.
    event.group = "{\"other\":1}"
    try trial.arrive([event], now: now, rules: Array(Self.rules.indices))
  }

  /// What becomes of two events of now, and whatever is told of it.
  private func play(future isThere: [Bool]) throws -> (alerts: [String], told: [String]) {
    let trial = try AlarmTrial(Self.rules, delay: Self.delay)
    let all = Array(Self.rules.indices)
    if isThere[0] { try arriveFromFuture(trial, now: 0) }
    try trial.arrive(
      [.init(seconds: 0, value: .number(3)), .init(seconds: 60, value: .number(3))], now: 61,
      rules: all)
    if isThere[1] { try arriveFromFuture(trial, now: 62) }
    var now: Int64 = 62
    while now < 4_000 {
      now += 1
      try trial.clock(now)
    }
    let isOfNow = "l.started_at < \(trial.origin + 1_000_000)"
    let alerts = try trial.database.rows(
      """
      SELECT r.rule_id, l.state, l.started_at, l.last_at, l.ended_at, l.count, l.late_by
      FROM alert AS l JOIN rule AS r ON r.id = l.rule WHERE \(isOfNow) ORDER BY 1, 3
      """)
    let told = try trial.database.rows(
      """
      SELECT r.rule_id, o.change, o.created_at, o.late_by FROM outbox AS o
      JOIN alert AS l ON l.id = o.alert JOIN rule AS r ON r.id = l.rule
      WHERE \(isOfNow) ORDER BY 1, 3, 2
      """)
    let text = { (row: [String?]) in row.map { $0 ?? "NULL" }.joined(separator: " ") }
    return (alerts.map(text), told.map(text))
  }

  @Test func `an event of the future makes no alert of now late, pending or unending`() throws {
    let calm = try play(future: [false, false])
    #expect(Set(calm.alerts.map { $0.split(separator: " ")[0] }).count == Self.rules.count)
    for isThere in [[true, false], [false, true]] {
      let disturbed = try play(future: isThere)
      #expect(disturbed.alerts == calm.alerts)
      #expect(disturbed.told == calm.told)
    }
  }

  @Test func `what rings in the future ends when the future has come`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([Self.future], now: 0)
    #expect(try trial.alerts == ["firing \(Self.future)...\(Self.future) until ?, 1"])
    #expect(try !trial.clock(10_000))
    #expect(try trial.clock(Self.future + 600))
    #expect(
      try trial.alerts == [
        "resolved \(Self.future)...\(Self.future) until \(Self.future + 600), 1"
      ])
  }

  @Test(arguments: [.absence, .fewer(than: 2)] as [AlarmCondition])
  func `what a clock that was ahead had judged is judged again when its time comes`(
    condition: AlarmCondition
  ) throws {
    let (hour, day): (Int64, Int64) = (3_600, 86_400)
    let trial = try AlarmTrial([.trial(condition, window: hour)])
    let event = condition == .absence ? 0 : hour
    try trial.arrive([event], now: 10)
    try trial.clock(5 * day)
    #expect(try !trial.alerts.isEmpty)
    // Put right, and then a match comes because of which the group is looked at again.
    try trial.arrive([condition == .absence ? 10 * day : event + 60], now: hour / 2)
    #expect(try !trial.alerts.contains { $0.hasPrefix("firing") })
    while try trial.clock(hour + 100) {}
    let begins = condition == .absence ? hour : event
    #expect(try trial.alerts.contains { $0.hasPrefix("firing \(begins)...") })
  }
}
