@testable import Simulation
@testable import Store

/// A time in which nobody wants to be told of some alerts.
struct SimulatedSilence {
  let rule: String?
  let groupFields: String
  let times: Range<Int64>
  /// The last row of the outbox when it was made.
  let outboxRow: Int

  init(now: Int64, outboxRow: Int, _ random: inout SeededGenerator) {
    let actor = "arn:aws:iam::111122223333:user/ada"
    rule = [nil, "count", "average", "absence", "few"][random.number(below: 5)]
    groupFields = random.chance(0.5) ? "{}" : #"{"actor":"\#(actor)"}"#
    times = now..<(now + 1 + Int64(random.number(below: 20_000)))
    self.outboxRow = outboxRow
  }

  /// Whether it is about the alerts of a group.
  func fits(group: String) -> Bool {
    GroupFields(json: groupFields)?.fit(group: group) ?? false
  }

  var insertion: String {
    """
    INSERT INTO silence (rule, group_fields, starts_at, ends_at, owner, reason, created_at)
    VALUES (\(rule.map { "'\($0)'" } ?? "NULL"), '\(groupFields)', \(times.lowerBound),
      \(times.upperBound), 'Ada', 'a test', \(times.lowerBound))
    """
  }
}
