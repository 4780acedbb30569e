import CloudTrail
import Notify
import Reports
import Retention

/// What was deleted of the time of an answer, for programs.
enum DeletionJSON {
  /// The member `deletions` of an answer: an empty list where nothing was.
  static func member(_ deletions: [PeriodDeletion]) -> (String, String) {
    ("deletions", JSONText.list(deletions.map(object)))
  }

  private static func object(_ deletion: PeriodDeletion) -> String {
    JSONText.object([
      ("what", JSONText.text(deletion.what.rawValue)),
      ("eventClass", JSONText.optional(deletion.eventClass?.rawValue, JSONText.text)),
      ("why", JSONText.text(deletion.why)),
      ("accounts", JSONText.list(deletion.accounts.map(JSONText.text))),
      ("countMinimum", "\(deletion.countMinimum)"),
      ("countMaximum", "\(deletion.countMaximum)"),
      ("first", JSONText.optional(deletion.firstSeconds, JSONText.time)),
      ("last", JSONText.optional(deletion.lastSeconds, JSONText.time)),
      ("text", JSONText.text(DeletionWords.sentence(deletion))),
    ])
  }
}

/// What was deleted of the time of an answer, for people.
enum DeletionText {
  /// A part of an answer under a heading; nothing where nothing was deleted.
  ///
  /// - Parameter consequence: what that means for the answer.
  static func lines(_ deletions: [PeriodDeletion], consequence: String) -> [String] {
    guard !deletions.isEmpty else { return [] }
    return ["", "what is not there any more"]
      + (deletions.map(DeletionWords.sentence) + [consequence]).map { "  " + $0 }
  }

  /// Notes beside an answer that has a form of its own; nothing where nothing was deleted.
  ///
  /// - Parameter consequence: what that means for the answer.
  static func notes(_ deletions: [PeriodDeletion], consequence: String) -> [String] {
    guard !deletions.isEmpty else { return [] }
    return (deletions.map(DeletionWords.sentence) + [consequence]).map { "note: \($0)" }
  }

  /// The end of a failure that could come from what was deleted.
  static func suffix(_ deletions: [PeriodDeletion]) -> String {
    deletions.map { "\n" + DeletionWords.sentence($0) }.joined()
  }
}
