import Retention

/// Counts what is deleted, by class, account and reason.
struct DeletionTallies {
  private struct Key: Hashable {
    let eventClass: EventClass
    let account: String?
    let why: String
    /// Apart from others, which then are those of the times that stand beside their number.
    let isTimed: Bool
  }

  private struct Tally {
    var count = 0
    var times: ClosedRange<Int64>?
  }

  private var tallies: [Key: Tally] = [:]
  /// How many were counted.
  private(set) var count = 0

  /// Counts an event.
  mutating func add(_ facts: EventFacts.Facts, why: String, seconds: Int64?) {
    let key = Key(
      eventClass: facts.eventClass, account: facts.account, why: why, isTimed: seconds != nil)
    var tally = tallies[key] ?? Tally()
    tally.count += 1
    count += 1
    if let seconds {
      let times = tally.times ?? seconds...seconds
      tally.times = min(times.lowerBound, seconds)...max(times.upperBound, seconds)
    }
    tallies[key] = tally
  }

  /// The same for the record, in an order that does not depend on chance.
  var deletions: [Deletion] {
    tallies.map { key, tally in
      Deletion(
        .events, eventClass: key.eventClass.rawValue, account: key.account, why: key.why,
        count: tally.count, times: tally.times)
    }.sorted {
      ($0.eventClass ?? "", $0.account ?? "", $0.why, $0.firstAt ?? .min) < (
        $1.eventClass ?? "", $1.account ?? "", $1.why, $1.firstAt ?? .min
      )
    }
  }
}
