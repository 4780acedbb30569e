/// Somebody's decision about a model package, and whether it was made by whoever made the package.
public struct ApprovalDecision: Sendable {
  /// What the one who decided has to do with the maker.
  public enum Independence: String, Sendable, Hashable {
    /// The same person, or the same role where persons cannot be told apart.
    case maker = "the same as made it"
    /// The maker's role, in another session.
    case makersRole = "the role that made it, in another session"
    /// Somebody else.
    case other = "somebody else than made it"
    /// The making is not among the stored events.
    case unknown = "who made it is not among the stored events"
  }

  /// The package.
  public let package: ObjectID
  /// What was decided, such as `Approved`.
  public let status: String
  /// The call.
  public let event: ModelEvent
  /// Whether maker and decider are one.
  public let independence: Independence

  /// The decisions among the entries that were put into effect.
  static func all(_ entries: [ModelHistory.Entry]) -> [ApprovalDecision] {
    var makers: [ObjectID: ModelEvent] = [:]
    for entry in entries where entry.step.isMaking && entry.step.isDone {
      makers[entry.object] = makers[entry.object] ?? entry.step.event
    }
    return entries.compactMap { entry in
      guard entry.object.kind == .modelPackage, entry.step.isDone,
        let status = entry.step.approval, status != "PendingManualApproval"
      else { return nil }
      return ApprovalDecision(
        package: entry.object, status: status, event: entry.step.event,
        independence: independence(of: entry.step.event, from: makers[entry.object]))
    }
  }

  private static func independence(
    of decision: ModelEvent, from maker: ModelEvent?
  ) -> Independence {
    guard let maker else { return .unknown }
    guard decision.actor == maker.actor else {
      // One person can come in two roles.
      let isSamePerson =
        decision.person != nil && decision.person == maker.person
        && decision.invokedBy == nil && maker.invokedBy == nil
      return isSamePerson ? .maker : .other
    }
    return decision.person == maker.person ? .maker : .makersRole
  }
}
