import Alarms
import Rules
import Testing

/// Runs that have nobody to tell, such as an ingest, between those of a daemon.
struct SinklessRunTests {
  @Test func `whoever knows an alert is told of its end, whoever finds it`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0], now: 0)
    try trial.restart(sinks: [], now: 100)
    #expect(try trial.clock(600))
    try trial.restart(now: 700)
    #expect(try trial.alerts == ["resolved 0...0 until 600, 1"])
    #expect(try trial.told == ["firing", "resolved"])
    #expect(try trial.column("SELECT DISTINCT sink FROM outbox") == ["sink"])
  }

  @Test func `what rings in such a run is told by the next one that can`() throws {
    let trial = try AlarmTrial([.trial(.atLeast(1))])
    try trial.arrive([0], now: 0)
    try trial.restart(sinks: [], now: 100)
    try trial.arrive([.init(seconds: 100, group: "{\"g\":1}")], now: 100)
    #expect(try trial.told == ["firing"])
    try trial.restart(now: 200)
    #expect(try trial.clock(200))
    #expect(try trial.told == ["firing", "firing"])
    try trial.clock(300)
    #expect(try trial.told == ["firing", "firing"])
  }
}
