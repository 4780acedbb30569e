import Alarms
import Rules
import Testing

/// How long a condition must hold before it rings, and how much longer it rings.
struct HoldTests {
  @Test func `a rule rings when it has held exactly as long as it must`() throws {
    let rule = AlarmRule.trial(.atLeast(1), hold: 300)
    for (second, state) in [(299, "pending"), (300, "firing")] as [(Int64, String)] {
      let trial = try AlarmTrial([rule])
      try trial.arrive([0], now: 0)
      #expect(try trial.alerts == ["pending 0...0 until ?, 1"])
      try trial.arrive([second], now: second)
      #expect(try trial.alerts == ["\(state) 0...\(second) until ?, 2"])
      #expect(try trial.told == (state == "firing" ? ["firing"] : []))
    }
  }

  @Test func `what held and never rang is forgotten when it is over`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1), hold: 300)])
    try trial.arrive([0, 299], now: 299)
    #expect(try !trial.clock(898))
    #expect(try trial.clock(899))
    #expect(try trial.alerts == [])
    #expect(try trial.told == [])
    #expect(try !trial.clock(100_000))
  }

  @Test func `a silence holds until now`() throws {
    let trial = try AlarmTrial([.trial(.absence, hold: 300)], delay: 900)
    try trial.arrive([0], now: 0)
    #expect(try trial.clock(1_500))
    #expect(try trial.alerts == ["pending 600...600 until ?, 1"])
    #expect(try !trial.clock(1_799))
    #expect(try trial.clock(1_800))
    #expect(try trial.alerts == ["firing 600...600 until ?, 1"])
    #expect(try trial.told == ["firing"])
  }

  @Test func `a CloudWatch alarm holds until now`() throws {
    let trial = try AlarmTrial([.trial(.anyMinute, hold: 60)])
    try trial.arrive([0, 60], now: 60)
    #expect(try !trial.clock(58))
    try trial.clock(118)
    #expect(try trial.alerts == ["pending 59...59 until ?, 1"])
    try trial.clock(119)
    #expect(try trial.alerts == ["firing 59...119 until ?, 2"])
    try trial.clock(179)
    #expect(try trial.alerts == ["resolved 59...119 until 179, 2"])
    #expect(try trial.told == ["firing", "resolved"])
  }

  @Test func `a rule that keeps ringing outlasts a longer pause`() throws {
    let rule = AlarmRule.trial(.atLeast(1), keep: 300)
    for isTogether in [true, false] {
      let joined = try AlarmTrial([rule])
      let parted = try AlarmTrial([rule])
      for (trial, second) in [(joined, 900), (parted, 901)] as [(AlarmTrial, Int64)] {
        if isTogether {
          try trial.arrive([0, second], now: second)
        } else {
          try trial.arrive([second], now: second)
          try trial.arrive([0], now: second)
        }
      }
      #expect(try joined.alerts == ["firing 0...900 until ?, 2"])
      #expect(try !joined.clock(1_799))
      #expect(try joined.clock(1_800))
      #expect(try joined.alerts == ["resolved 0...900 until 1800, 2"])
      #expect(
        try parted.alerts == ["resolved 0...0 until 900, 1", "firing 901...901 until ?, 1"])
    }
  }
}
