import CloudTrail
import Rules
import Testing

@testable import Alarms
@testable import Store

/// A rule with more groups than anybody meant it to have.
struct GroupExplosionTests {
  /// `TRAILBELL_TEST_EFFORT=84` makes ten million.
  @Test func `every group keeps its alert, and it is said once that there are many`() throws {
    let effort = ProcessEnvironment.value("TRAILBELL_TEST_EFFORT").flatMap { Int($0) } ?? 1
    let (batches, batchSize) = (24 * effort, 5_000)
    let connection = try Connection(path: ":memory:", access: .readWrite)
    try Database.prepare(connection, DatabaseSettings(waitsForDisk: false))
    let rule = AlarmRule(
      RuleSummary(
        ruleID: "many", version: "1", title: "Many", level: "low", author: nil, file: "many.yml",
        windowSeconds: 60, conditionText: ""),
      condition: .eventCount(NumberRange([.init(.greaterOrEqual, 1)])))
    let keeper = try AlarmKeeper(
      connection, rules: [rule],
      vocabulary: try VocabularyTables(connection, seals: SealBook(connection)),
      settings: AlarmSettings(deliveryDelaySeconds: 0, matchCacheByteCount: 100_000), sinks: [],
      nowSeconds: 0)
    var told: [String] = []
    for batch in 0..<batches {
      try connection.execute("BEGIN")
      for number in (batch * batchSize)..<((batch + 1) * batchSize) {
        let event = EventKey(seconds: Int64(number), idHash: UInt64(number))
        try keeper.add(EventMatch(row: 0, rule: 0, group: "{\"key\":\(number)}"), of: event)
      }
      _ = try keeper.update(nowSeconds: Int64(batches * batchSize) + 1_000)
      told += keeper.explodedRules
      keeper.explodedRules = []
      try connection.execute("COMMIT")
    }
    let expected = Int64(batches * batchSize)
    #expect(try connection.number("SELECT count(*) FROM alert WHERE count = 1") == expected)
    #expect(try connection.number("SELECT count(*) FROM alert") == expected)
    #expect(told == ["Many"])
  }

  @Test func `an estimate is near the number of different groups`() {
    for count in [10_000, 50_000, 300_000] {
      var estimate = GroupEstimate()
      for group in 0..<count * 2 { _ = estimate.add(Int64(group % count)) }
      #expect(abs(estimate.count / Double(count) - 1) < 0.15, "\(count): \(estimate.count)")
    }
  }
}
