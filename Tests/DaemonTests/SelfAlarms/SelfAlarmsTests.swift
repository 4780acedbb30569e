import Alarms
import Store
import Testing

@testable import Settings
@testable import Daemon

/// What the daemon notices of itself, on its way to the writer.
struct SelfAlarmsTests {
  private let clock = TestClock(nowSeconds: 1_793_527_200)

  private func alarms(
    startedAt: UInt64 = 0, _ change: (inout Configuration.Rules) -> Void = { _ in }
  ) -> SelfAlarms {
    var settings = Configuration.Rules()
    change(&settings)
    return SelfAlarms(behind: 7, settings: settings, clock: clock.clock, startedAt: startedAt)
  }

  @Test func `the rules stand behind those that were loaded, each with its own id`() {
    let alarms = alarms()
    #expect(alarms.rules.map(\.summary.ruleID) == SelfAlarm.allCases.map(\.ruleID))
    #expect(Set(alarms.rules.map(\.summary.version)).count == alarms.rules.count)
    alarms.note(.fileRejected, ["state": "damaged"], "it is")
    #expect(
      alarms.take() == [
        Signal(
          rule: 8, group: #"{"state":"damaged"}"#, seconds: 1_793_527_200, text: "it is")
      ])
    #expect(!alarms.isWaiting && alarms.take().isEmpty)
  }

  @Test func `what happens again before the writer looks is told once`() {
    let alarms = alarms()
    for text in ["first", "second"] { alarms.note(.fileRejected, ["state": "damaged"], text) }
    alarms.note(.fileRejected, ["state": "incomplete"], "third")
    #expect(alarms.take().map(\.text).sorted() == ["first", "third"])
  }

  @Test func `what lasts is told at once, every five minutes, and not when it is over`() {
    let alarms = alarms()
    alarms.begin(.sinkFailing, ["sink": "stdout"], "closed")
    #expect(alarms.take().map(\.text) == ["closed"])
    alarms.begin(.sinkFailing, ["sink": "stdout"], "still closed")
    clock.pass(seconds: 299)
    alarms.look()
    #expect(!alarms.isWaiting)
    clock.pass(seconds: 1)
    alarms.look()
    #expect(alarms.take().map(\.text) == ["still closed"])
    alarms.end(.sinkFailing, ["sink": "stdout"])
    clock.pass(seconds: 900)
    alarms.look()
    #expect(!alarms.isWaiting)
  }

  @Test func `a clock that jumps is told at the next look, and one that goes is not`() {
    let alarms = alarms()
    alarms.look()
    clock.pass(seconds: 10_000)
    alarms.look()
    #expect(!alarms.isWaiting)
    clock.jump(seconds: -7_200)
    alarms.look()
    #expect(alarms.take().map(\.text) == ["the clock went back by 7200 s"])
  }

  @Test func `silences are not judged in the first hour, nor in the one after a jump`() {
    let alarms = alarms(startedAt: clock.clock.monotonicNanoseconds())
    clock.pass(seconds: 3_599)
    alarms.look()
    #expect(!alarms.judgesSilences)
    clock.pass(seconds: 1)
    #expect(alarms.judgesSilences)
    clock.jump(seconds: 90_000)
    alarms.look()
    #expect(!alarms.judgesSilences)
    clock.pass(seconds: 3_600)
    alarms.look()
    #expect(alarms.judgesSilences)
  }

  @Test func `the configuration leaves rules out by id or title, or has nobody told of them`() {
    let alarms = alarms {
      $0.exclude = ["trailbell-disk-low", "clock jumped"]
      $0.shadow = ["Trailbell-Sink-Failing"]
    }
    #expect(alarms.rules.count == SelfAlarm.allCases.count - 2)
    #expect(alarms.rules.filter(\.isShadow).map(\.summary.ruleID) == ["trailbell-sink-failing"])
    alarms.begin(.diskLow, ["path": "/"], "full")
    #expect(!alarms.isWaiting)
    alarms.note(.sinkFailing, ["sink": "stdout"], "closed")
    let position = alarms.take().first.map { $0.rule - 7 }
    #expect(position.map { alarms.rules[$0].summary.ruleID } == "trailbell-sink-failing")
  }

  @Test func `the loader of rules does not look for those that are built in`() {
    var settings = Configuration.Rules()
    settings.exclude = ["trailbell-disk-low", "other"]
    settings.shadow = ["trailbell-clock-jumped"]
    let rules = RuleBook(paths: [], settings: settings)
    #expect(rules.exclusionNotes.count == 1)
    #expect(rules.shadowNotes.isEmpty)
  }
}
