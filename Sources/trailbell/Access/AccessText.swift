import CloudTrail
import Notify
import Permissions
import Retention

/// What a principal uses, for people.
struct AccessText {
  let text: String

  private static let header = ["service", "action", "times", "first", "last", "on"]
  /// How many resources are named of one action, and how many characters of one.
  private static let resourceMaximum = 3
  private static let cellMaximum = 100
  /// What deletions mean for the answer.
  static let consequence =
    "whether any of it was of this principal nobody can tell any more: use may be missing here, and a "
    + "policy that is made of the rest may be too narrow"

  init(_ summary: AccessSummary, actor: String, _ deletions: [PeriodDeletion]) {
    let uses = summary.uses
    var lines = ["\(actor): \(Numbers.grouped(summary.callCount)) calls"]
    for (title, outcome) in [
      ("allowed", Outcome.allowed), ("denied", .denied), ("failed for another reason", .failed),
    ] {
      let part = uses.filter { $0.outcome == outcome }
      guard !part.isEmpty else { continue }
      let rows = part.flatMap(Self.rows)
      lines += ["", title] + TextTable([Self.header] + rows).lines.map { "  " + $0 }
    }
    if !summary.passedRoles.isEmpty {
      lines += ["", "roles handed to services"]
      lines += summary.passedRoles.sorted { $0.key < $1.key }.map {
        "  \($0.key), \(Numbers.counted($0.value, "time"))"
      }
    }
    lines += DeletionText.lines(deletions, consequence: Self.consequence)
    text = lines.map(LogText.line).joined(separator: "\n")
  }

  private static func rows(_ use: AccessSummary.Use) -> [[String]] {
    let arns = use.resources.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var named = arns.prefix(resourceMaximum).map {
      ShortText.cut(LogText.line($0.key), characterMaximum: cellMaximum)
    }
    if arns.count > resourceMaximum || use.hasMoreResources {
      let more = use.hasMoreResources ? "many" : Numbers.grouped(arns.count - resourceMaximum)
      named.append("… and \(more) others")
    }
    let first = [
      use.source, use.name, Numbers.grouped(use.count), EventTime.text(ofSeconds: use.first),
      EventTime.text(ofSeconds: use.last), named.first ?? "",
    ].map(LogText.line)
    return [first] + named.dropFirst().map { ["", "", "", "", "", $0] }
  }
}
