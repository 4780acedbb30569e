import Alarms
import CloudTrail
import Rules
import Store
import Synchronization
import Watch

/// Gathers what the decoders of a scan find; each event counts once for each rule.
final class ScanFindings: Sendable {
  /// A match that was told.
  private struct Told: Hashable {
    let event: ScanEvent
    let detection: Int
  }

  private struct Values {
    var summary = ScanRun.Summary()
    var told: Set<Told> = []
    var history: ScanHistory
  }

  private let rules: RuleBook
  private let onMatch: (@Sendable (ScanRun.Match) -> Void)?
  private let values: Mutex<Values>

  init(_ rules: RuleBook, onMatch: (@Sendable (ScanRun.Match) -> Void)?) {
    self.rules = rules
    self.onMatch = onMatch
    values = Mutex(Values(history: ScanHistory(rules)))
  }

  /// Whether somebody is told of each match.
  var tellsMatches: Bool { onMatch != nil }

  func add(unreadable reason: String) { values.withLock { $0.summary.unreadable.add(reason) } }

  func add(skipped text: String) { values.withLock { $0.summary.skipped.append(text) } }

  /// Adds what a part of a file brought.
  func add(_ found: ScanFound, _ parts: [FilePart], path: PathBytes) {
    values.withLock { values in
      for part in parts {
        values.summary.records += part.records
        values.summary.rejected += part.rejected
        guard let ending = part.ending else { continue }
        values.summary.files += 1
        if let reason = ending.reason {
          values.summary.problems.add("\(path): \(ending.state): \(reason)")
        }
      }
      if let onMatch {
        for match in found.matches { tell(match, onMatch, &values.told) }
      } else {
        values.history.add(found)
      }
    }
  }

  private func tell(
    _ match: ScanMatch, _ onMatch: (ScanRun.Match) -> Void, _ told: inout Set<Told>
  ) {
    guard told.insert(Told(event: match.event, detection: match.detection)).inserted else {
      return
    }
    let time = match.event.identity.key.seconds
    onMatch(
      ScanRun.Match(
        rule: rules.rules.detections[match.detection], eventID: match.event.identity.eventID,
        eventTime: time == EventKey.untimedSeconds ? "" : EventTime.text(ofSeconds: time)))
  }

  /// Computes the episodes of everything that was found.
  ///
  /// - Parameter nowSeconds: the clock: what has not happened until then, has not happened.
  func summary(nowSeconds: Int64) -> ScanRun.Summary {
    values.withLock { values in
      var summary = values.summary
      summary.alerts = values.history.alerts(nowSeconds: nowSeconds).map(\.notice)
      summary.untimedMatches = values.history.untimedEvents.count
      return summary
    }
  }
}
