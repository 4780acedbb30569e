import Alarms
import Rules
import Testing

/// Where windows begin and end, to the second, whenever it is and however long they are.
struct WindowEdgeTests {
  /// 1970-01-01T00:00:00Z, 2026 and 2099.
  static let origins: [Int64] = [0, AlarmTrial.someOrigin, 4_070_908_800]
  static let windows: [Int64] = [1, 600, 30 * 86_400]

  /// The alerts after events came together, in order, and in the reverse order: they are the same.
  private func alerts(
    _ rule: AlarmRule, origin: Int64, _ arrivals: [AlarmTrial.Arrival]
  ) throws -> [String] {
    let now = 2 * rule.windowSeconds + 2
    let together = try AlarmTrial([rule], origin: origin)
    try together.arrive(arrivals, now: now)
    for order in [arrivals, arrivals.reversed()] {
      let single = try AlarmTrial([rule], origin: origin)
      for arrival in order { try single.arrive([arrival], now: now) }
      #expect(try single.alerts == together.alerts)
      let ids = "SELECT alert_id FROM alert ORDER BY started_at"
      if order.last?.seconds == arrivals.last?.seconds {
        #expect(try single.column(ids) == together.column(ids))
      }
    }
    return try together.alerts
  }

  @Test(arguments: origins, windows)
  func `the window of a count has both its ends`(origin: Int64, window: Int64) throws {
    let rule = AlarmRule.trial(.atLeast(2), window: window)
    #expect(
      try alerts(rule, origin: origin, [.init(seconds: 0), .init(seconds: window)]) == [
        "resolved \(window)...\(window) until \(2 * window), 2"
      ])
    #expect(
      try alerts(rule, origin: origin, [.init(seconds: 0), .init(seconds: window + 1)]) == [])
  }

  @Test(arguments: origins, windows)
  func `times at which a rule holds are one alert up to a window apart`(
    origin: Int64, window: Int64
  ) throws {
    let rule = AlarmRule.trial(.atLeast(1), window: window)
    #expect(
      try alerts(rule, origin: origin, [.init(seconds: 0), .init(seconds: window)]) == [
        "resolved 0...\(window) until \(2 * window), 2"
      ])
    #expect(
      try alerts(rule, origin: origin, [.init(seconds: 0), .init(seconds: window + 1)]) == [
        "resolved 0...0 until \(window), 1",
        "resolved \(window + 1)...\(window + 1) until \(2 * window + 1), 1",
      ])
  }

  @Test(arguments: origins)
  func `events of one second are seen together`(origin: Int64) throws {
    let three = [AlarmTrial.Arrival](repeating: .init(seconds: 0), count: 3)
    #expect(
      try alerts(.trial(.atLeast(3), window: 1), origin: origin, three)
        == ["resolved 0...0 until 1, 3"])
    #expect(try alerts(.trial(.atLeast(4), window: 1), origin: origin, three) == [])
  }

  @Test(arguments: origins, windows)
  func `rules occur together within a window with both its ends`(
    origin: Int64, window: Int64
  ) throws {
    let both = NumberRange([.init(.greaterOrEqual, 2)])
    for isOrdered in [false, true] {
      let rule = AlarmRule.trial(
        .ruleCount(both, isOrdered: isOrdered), window: window, references: 2)
      #expect(
        try alerts(
          rule, origin: origin, [.init(seconds: 0), .init(seconds: window, reference: 1)]) == [
            "resolved \(window)...\(window) until \(2 * window), 2"
          ])
      #expect(
        try alerts(
          rule, origin: origin, [.init(seconds: 0), .init(seconds: window + 1, reference: 1)])
          == [])
    }
  }

  @Test(arguments: windows)
  func `a silence is longer than the window`(window: Int64) throws {
    let rule = AlarmRule.trial(.absence, window: window)
    let trial = try AlarmTrial([rule])
    try trial.arrive([0, window], now: window)
    #expect(try trial.alerts == [])
    let other = try AlarmTrial([rule])
    try other.arrive([0, window + 1], now: window + 1)
    #expect(
      try other.alerts == ["resolved \(window)...\(window + 1) until \(window + 1), 2"])
  }

  @Test(arguments: windows)
  func `a value is new when it was last seen longer ago than the window`(window: Int64) throws {
    let rule = AlarmRule.trial(.firstSeen(learningSeconds: 0), window: window)
    let trial = try AlarmTrial([rule])
    try trial.arrive([0, window, 2 * window + 1], now: 4 * window)
    #expect(
      try trial.alerts.map { $0.split(separator: " ")[1] } == [
        "0...0", "\(2 * window + 1)...\(2 * window + 1)",
      ])
  }
}
