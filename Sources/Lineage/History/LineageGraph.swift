import CloudTrail

/// What follows from what: objects, the steps that made them, and the ties between them.
public struct LineageGraph: Sendable {
  /// One object comes from another.
  public struct Tie: Sendable, Hashable {
    /// What is made, or serves.
    public let product: ObjectID
    /// What it is made of.
    public let source: ObjectID
    /// Whether it is only likely, because CloudTrail has no key that says so.
    public let isLikely: Bool
  }

  /// The steps of each object, in the order of time.
  public private(set) var steps: [ObjectID: [ModelStep]] = [:]
  private(set) var sources: [ObjectID: Set<Tie>] = [:]
  private(set) var products: [ObjectID: Set<Tie>] = [:]
  /// Objects by another name that an answer gave them.
  private var aliases: [ObjectID: ObjectID] = [:]

  /// The graph of some events, in any order.
  public init(_ events: [ModelEvent]) {
    let read = events.compactMap(ModelStep.init)
      .sorted { ($0.event.seconds, $0.event.key) < ($1.event.seconds, $1.event.key) }
    aliases = Self.aliases(read)
    for step in read { steps[resolved(step.object), default: []].append(step) }
    // Only what was done ties objects together; an attempt stands with its object alone.
    let done = read.filter(\.isDone)
    for step in done {
      for source in step.sources { tie(step.object, to: source) }
      for product in step.products { tie(product, to: step.object) }
    }
    let outputs = OutputPlaces(done)
    for step in done {
      for location in step.inputLocations {
        for (job, isLikely) in outputs.jobs(behind: location) {
          tie(step.object, to: job, isLikely: isLikely)
        }
      }
    }
    for found in PipelineWork.ties(done) {
      tie(found.product, to: found.source, isLikely: found.isLikely)
    }
  }

  /// All objects of which something is known.
  public var objects: Set<ObjectID> {
    Set(steps.keys).union(sources.keys).union(products.keys)
  }

  /// The object by its own name, where the text is another that an answer gave it.
  func resolved(_ object: ObjectID) -> ObjectID { aliases[object] ?? object }

  /// The ARNs of answers whose last part is an id and not the name, such as those of Bedrock.
  private static func aliases(_ steps: [ModelStep]) -> [ObjectID: ObjectID] {
    var aliases: [ObjectID: ObjectID] = [:]
    for step in steps where step.isDone && step.call.verb != .changed {
      guard let member = step.call.responseMember,
        let arn = JSONMembers(step.event.response)?.text(member), let other = ObjectID(arn: arn),
        other != step.object, other.kind == step.object.kind
      else { continue }
      aliases[other] = step.object
      // Some calls take the id alone.
      let id = other.name.split(separator: "/").last.map(String.init) ?? other.name
      aliases[ObjectID(other.kind, id, account: other.account, region: other.region)] = step.object
    }
    return aliases
  }

  private mutating func tie(_ product: ObjectID, to source: ObjectID, isLikely: Bool = false) {
    let tie = Tie(product: resolved(product), source: resolved(source), isLikely: isLikely)
    guard tie.product != tie.source else { return }
    // What is certain needs no likelihood beside it.
    let certain = Tie(product: tie.product, source: tie.source, isLikely: false)
    if isLikely, sources[tie.product]?.contains(certain) ?? false { return }
    sources[tie.product, default: []].insert(tie)
    products[tie.source, default: []].insert(tie)
  }
}
