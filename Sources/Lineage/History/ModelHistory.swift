import CloudTrail

/// What happened to an object: its own steps, those of what it was made of, and of what was made of
/// it.
public struct ModelHistory: Sendable {
  /// How an object stands to the one that is asked for.
  public enum Relation: String, Sendable, Hashable {
    /// It is the object itself.
    case own = "itself"
    /// The object was made of it.
    case source = "made from"
    /// It was made of the object, or serves it.
    case product = "used by"
  }

  /// A step with its place in the history.
  public struct Entry: Sendable {
    /// The step.
    public let step: ModelStep
    /// The object, by its own name.
    public let object: ObjectID
    /// How the object stands to the one that is asked for.
    public let relation: Relation
    /// Whether that follows from likelihood somewhere on the way.
    public let isLikely: Bool
  }

  /// The object that is asked for.
  public let object: ObjectID
  /// The steps in the order of time.
  public let entries: [Entry]
  /// How each object of the history stands to the one that is asked for.
  public let relations: [ObjectID: Relation]
  /// The objects that are there by likelihood alone.
  public let likely: Set<ObjectID>
  /// When which configuration was asked to serve, by endpoint.
  public let services: [ServicePeriod]
  /// Who decided about model packages.
  public let decisions: [ApprovalDecision]
  /// What CloudTrail cannot tell, as far as it matters here.
  public let limits: [HistoryLimit]

  /// The history of an object.
  public init(of object: ObjectID, in graph: LineageGraph) {
    let object = graph.resolved(object)
    let before = graph.closure(of: object, towards: \.sources) { $0.source }
    let after = graph.closure(of: object, towards: \.products) { $0.product }
    var relations = after.mapValues { _ in Relation.product }
    for source in before.keys { relations[source] = .source }
    relations[object] = .own
    let likely = Set(
      relations.keys.filter { found in
        found != object && (before[found] ?? true) && (after[found] ?? true)
      })
    self.object = object
    self.relations = relations
    self.likely = likely
    let services = relations.keys.filter { $0.kind == .endpoint }.sorted().flatMap {
      ServicePeriod.periods(of: $0, graph.steps[$0] ?? [])
    }.filter { relations[$0.endpoint] != .product || relations[$0.configuration] != nil }
    self.services = services
    entries = relations.flatMap { related, relation in
      (graph.steps[related] ?? []).filter { step in
        related.kind != .endpoint || relation != .product
          || Self.concerns(step, relations, services)
      }.map {
        Entry(step: $0, object: related, relation: relation, isLikely: likely.contains(related))
      }
    }.sorted {
      ($0.step.event.seconds, $0.step.event.key) < ($1.step.event.seconds, $1.step.event.key)
    }
    decisions = ApprovalDecision.all(entries)
    limits = HistoryLimit.all(of: object, entries, likely, relations)
  }

  /// Whether a step of an endpoint that others share concerns what is served here: it names a
  /// configuration of the history, or falls into a time when such a one served, its end included.
  private static func concerns(
    _ step: ModelStep, _ relations: [ObjectID: Relation], _ services: [ServicePeriod]
  ) -> Bool {
    step.sources.contains { relations[$0] != nil }
      || services.contains { $0.endpoint == step.object && $0.includes(step.event) }
  }
}

extension LineageGraph {
  /// Everything that ties lead to from an object, and whether only by likelihood.
  func closure(
    of start: ObjectID, towards ties: KeyPath<LineageGraph, [ObjectID: Set<Tie>]>,
    _ next: (Tie) -> ObjectID
  ) -> [ObjectID: Bool] {
    var found: [ObjectID: Bool] = [:]
    var waiting = [(object: start, isLikely: false)]
    while let (object, isLikely) = waiting.popLast() {
      for tie in self[keyPath: ties][object] ?? [] {
        let other = next(tie)
        let isOtherLikely = isLikely || tie.isLikely
        // Again only when it is certain now, and was not before.
        if let known = found[other], !known || isOtherLikely { continue }
        guard other != start else { continue }
        found[other] = isOtherLikely
        waiting.append((other, isOtherLikely))
      }
    }
    return found
  }
}
