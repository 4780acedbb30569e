import CloudTrail
import Notify
import Store

/// Silences for people, and for programs.
struct SilenceList {
  private let silences: [Silence]
  private let nowSeconds: Int64

  private static let header = [
    "silence", "state", "from", "until", "rule", "group", "owner", "reason",
  ]

  init(_ silences: [Silence], nowSeconds: Int64) {
    self.silences = silences
    self.nowSeconds = nowSeconds
  }

  /// A line for each.
  var table: String {
    guard !silences.isEmpty else { return "no silences" }
    return TextTable([Self.header] + silences.map(row)).lines.joined(separator: "\n")
  }

  /// One JSON array in one line.
  var json: String { JSONText.list(silences.map(object)) }

  private func row(_ silence: Silence) -> [String] {
    [
      "\(silence.row)", silence.standing(at: nowSeconds).rawValue,
      EventTime.text(ofSeconds: silence.startsAt), EventTime.text(ofSeconds: silence.endsAt),
      silence.scope.rule ?? "every rule", group(silence.scope.groupFields), silence.owner,
      silence.reason,
    ].map(LogText.line)
  }

  private func group(_ fields: GroupFields?) -> String {
    guard let fields else { return "cannot be read: silences nothing" }
    guard !fields.isEmpty else { return "every group" }
    return members(fields).map { "\($0.field)=\($0.value)" }.joined(separator: ", ")
  }

  private func object(_ silence: Silence) -> String {
    JSONText.object([
      ("silenceID", "\(silence.row)"),
      ("state", JSONText.text(silence.standing(at: nowSeconds).rawValue)),
      ("rule", JSONText.optional(silence.scope.rule, JSONText.text)),
      (
        "groupFields",
        JSONText.optional(silence.scope.groupFields) { fields in
          JSONText.object(members(fields).map { ($0.field, JSONText.text($0.value)) })
        }
      ),
      ("startsAt", JSONText.time(silence.startsAt)), ("endsAt", JSONText.time(silence.endsAt)),
      ("owner", JSONText.text(silence.owner)), ("reason", JSONText.text(silence.reason)),
      ("createdAt", JSONText.time(silence.createdAt)),
    ])
  }

  private func members(_ fields: GroupFields) -> [(field: String, value: String)] {
    fields.values.sorted { $0.key < $1.key }.map { (field: $0.key, value: $0.value) }
  }
}
