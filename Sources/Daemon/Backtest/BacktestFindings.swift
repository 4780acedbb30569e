import CloudTrail
import Store
import Synchronization

/// Gathers what the decoders of a backtest find.
final class BacktestFindings: Sendable {
  private struct Values {
    var records = 0
    var problems = ProblemList()
    var history: ScanHistory
  }

  private let values: Mutex<Values>

  init(_ rules: RuleBook) { values = Mutex(Values(history: ScanHistory(rules))) }

  /// Adds what some records brought.
  ///
  /// - Returns: how many records were read so far.
  func add(_ found: ScanFound, _ parts: [FilePart]) -> Int {
    values.withLock { values in
      for part in parts {
        values.records += part.records
        let reasons = part.rejections.map(\.reason) + [part.ending?.reason].compactMap(\.self)
        for reason in reasons {
          values.problems.add("a stored event cannot be read again, and was left out: \(reason)")
        }
      }
      values.history.add(found)
      return values.records
    }
  }

  /// Computes the alerts of everything that was found.
  func alerts(nowSeconds: Int64) -> [JudgedAlert] {
    values.withLock { $0.history }.alerts(nowSeconds: nowSeconds)
  }

  /// How many records were read.
  var records: Int { values.withLock { $0.records } }

  /// Events that rules match, and that are in no window for want of a time.
  var untimedMatches: Int { values.withLock { $0.history.untimedEvents.count } }

  /// Stored events that could not be read.
  var problems: ProblemList { values.withLock { $0.problems } }
}
