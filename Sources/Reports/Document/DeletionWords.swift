import CloudTrail
import Notify
import Retention

/// What was deleted of a time, in sentences.
public enum DeletionWords {
  /// A sentence without its full stop, such as `1,204 data events of 2026-01-03 to 2026-02-01 were
  /// deleted by retention.rules.object-reads.at_most: 90d`.
  public static func sentence(_ deletion: PeriodDeletion) -> String {
    let reason = deletion.why.isEmpty ? "the retention" : deletion.why
    switch deletion.what {
    case .events:
      let noun = deletion.eventClass.map { "\(word(for: $0)) event" } ?? "event"
      return "\(counted(deletion, noun))\(times(deletion))\(accounts(deletion)) "
        + "\(were(deletion)) deleted by \(reason)"
    case .alerts:
      return
        "\(counted(deletion, "alert"))\(times(deletion)) \(were(deletion)) deleted by \(reason)"
    case .person:
      return "a person was taken out of \(NumberText.counted(deletion.countMaximum, "row"))"
        + "\(times(deletion)) (\(deletion.why)): a word such as erased-9f3c… stands where the name was"
    }
  }

  /// How many there were of the time: not all of what was deleted at once need have been of it.
  private static func counted(_ deletion: PeriodDeletion, _ noun: String) -> String {
    let most = NumberText.counted(deletion.countMaximum, noun)
    guard deletion.countMinimum < deletion.countMaximum else { return most }
    return deletion.countMinimum == 0
      ? "up to \(most)" : "\(NumberText.grouped(deletion.countMinimum)) to \(most)"
  }

  private static func were(_ deletion: PeriodDeletion) -> String {
    deletion.countMaximum == 1 ? "was" : "were"
  }

  private static func times(_ deletion: PeriodDeletion) -> String {
    guard let first = deletion.firstSeconds, let last = deletion.lastSeconds else { return "" }
    let (from, until) = (day(first), day(last))
    return from == until ? " of \(from)" : " of \(from) to \(until)"
  }

  private static func day(_ seconds: Int64) -> String {
    String(EventTime.text(ofSeconds: seconds).prefix(10))
  }

  private static func accounts(_ deletion: PeriodDeletion) -> String {
    let known = deletion.accounts
    if known.isEmpty { return "" }
    let named =
      known.count == 1 ? "account \(known[0])" : "\(NumberText.grouped(known.count)) accounts"
    return " in \(named)" + (deletion.hasUnknownAccount ? " and in unknown ones" : "")
  }

  private static func word(for eventClass: EventClass) -> String {
    switch eventClass {
    case .management: "management"
    case .data: "data"
    case .insight: "Insights"
    case .network: "network activity"
    case .aggregated: "aggregated"
    }
  }
}
