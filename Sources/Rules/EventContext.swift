/// What Trailbell knows of an event beside its record: the fields `actor` and `outcome` of rules.
public struct EventContext: Sendable, Hashable {
  /// Who is answerable, or nil where the record does not tell.
  public var actor: String?
  /// `allowed`, `denied` or `failed`.
  public var outcome: String

  /// The computed fields of an event.
  public init(actor: String?, outcome: String) {
    self.actor = actor
    self.outcome = outcome
  }
}
