import Alarms
import CloudTrail

/// The alert that tries a sink: it says that it is none.
public enum TestNotice {
  /// What its rule is called.
  public static let title = "Test of a Sink"

  /// An alert of this moment, or its end.
  public static func notice(
    ofSink sink: String, _ change: AlertChange, nowSeconds: Int64
  ) -> AlertNotice {
    AlertNotice(
      alertID: "test-\(sink)-\(nowSeconds)", change: change,
      rule: RuleSummary(
        ruleID: "trailbell-sink-test", version: "1", title: title, level: "informational",
        author: "Trailbell", file: "built in", windowSeconds: 1, conditionText: ""),
      group: JSONText.object([("sink", JSONText.text(sink))]),
      episode: Episode(startedAt: nowSeconds, lastAt: nowSeconds),
      endedAt: change == .resolved ? nowSeconds : nil, count: 1, actors: [], addresses: [],
      eventNames: [], eventIDs: [],
      details: "this is a test of the sink \(sink): nothing has happened")
  }
}
