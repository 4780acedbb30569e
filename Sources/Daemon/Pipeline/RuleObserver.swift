import Alarms
import CloudTrail
import Rules

/// Asks the rules about every record, and notes which alarms count it.
package final class RuleObserver: RecordObserver {
  /// What the batch being filled has matched so far.
  let matches = MatchList()

  private let rules: RuleSet
  private var cache: CandidateCache

  /// An observer for the rules of a book.
  package init(_ book: RuleBook) {
    rules = book.rules
    cache = CandidateCache(book.rules)
  }

  package func batchDidBegin(_ batch: EventBatch) { cache.begin(batch) }

  package func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {
    let candidates = cache.candidates(of: row, record, bytes, facts)
    if candidates.isEmpty { return }
    let context = EventContext(row, facts)
    rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
      for subscription in rules.subscriptions(to: detection) {
        guard
          let group = rules.group(
            for: subscription, record: record, in: bytes, context: context)
        else { continue }
        matches.append(EventMatch(row: index, subscription, group: group))
      }
    }
  }

  package func discardRows(from index: Int) { matches.discard(from: index) }
}
