/// What CloudTrail cannot tell of a history.
public enum HistoryLimit: Sendable, Hashable {
  /// Jobs are requested; whether they finished is in no trail.
  case jobsAreRequests
  /// Training jobs whose requests name no data: it may be in their environment or code.
  case dataUnnamed(jobs: [String])
  /// Pipelines' executions are tied to jobs by role and time.
  case pipelinesAreLikely
  /// Requests whose parameters AWS left out.
  case parametersOmitted(count: Int)
  /// Endpoints are asked to serve; when they did, and with what success, is in no trail.
  case serviceIsRequest
  /// Custom models of which only an ARN is known, which does not say by which job they were made.
  case modelsUnnamed(models: [String])
  /// Objects whose making is not among the stored events.
  case makingUnknown(objects: [ObjectID])

  /// How many names are told.
  private static let namedMaximum = 5

  static func all(
    of object: ObjectID, _ entries: [ModelHistory.Entry], _ likely: Set<ObjectID>,
    _ relations: [ObjectID: ModelHistory.Relation]
  ) -> [HistoryLimit] {
    var limits: [HistoryLimit] = []
    let made = entries.filter { $0.step.isMaking }
    if made.contains(where: { $0.step.call.verb == .requested }) { limits.append(.jobsAreRequests) }
    let blind = made.filter { entry in
      entry.object.kind == .trainingJob && !entry.step.facts.contains { $0.name == "data" }
    }.map(\.object.name)
    if !blind.isEmpty { limits.append(.dataUnnamed(jobs: Array(blind.prefix(namedMaximum)))) }
    if !likely.isEmpty { limits.append(.pipelinesAreLikely) }
    let omitted = entries.count { $0.step.isOmitted }
    if omitted > 0 { limits.append(.parametersOmitted(count: omitted)) }
    if relations.keys.contains(where: { $0.kind == .endpoint }) { limits.append(.serviceIsRequest) }
    let done = Set(made.filter(\.step.isDone).map(\.object))
    let unnamed = relations.keys.filter {
      $0.kind == .customModel && $0.name.contains("/") && !done.contains($0)
    }.map(\.name).sorted()
    if !unnamed.isEmpty {
      limits.append(.modelsUnnamed(models: Array(unnamed.prefix(namedMaximum))))
    }
    let unknown = relations.keys.filter { related in
      hasMaking.contains(related.kind) && !done.contains(related)
        && relations[related] != .product
    }.sorted()
    if !unknown.isEmpty {
      limits.append(.makingUnknown(objects: Array(unknown.prefix(namedMaximum))))
    }
    return limits
  }

  private static let hasMaking: Set<ObjectKind> = [
    .trainingJob, .tuningJob, .processingJob, .modelPackage, .model, .endpointConfiguration,
    .endpoint,
  ]

  /// The limit in a sentence.
  public var text: String {
    switch self {
    case .jobsAreRequests:
      "a job is requested here, not done: CloudTrail does not say whether it finished, and with "
        + "which result"
    case .dataUnnamed(let jobs):
      "requests that name no data, which may be named in an environment or in code: "
        + jobs.joined(separator: ", ")
    case .pipelinesAreLikely:
      "CloudTrail has no key from a pipeline's execution to its jobs: what is marked as likely "
        + "follows from role, place and time"
    case .parametersOmitted(let count):
      "AWS left out the parameters of \(count) calls because they were too large"
    case .serviceIsRequest:
      "an endpoint is asked to serve: when it began to, and whether it did, is not in CloudTrail"
    case .modelsUnnamed(let models):
      "an ARN does not say which job made the model: " + models.joined(separator: ", ")
    case .makingUnknown(let objects):
      "the making of these is not among the stored events: "
        + objects.map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", ")
    }
  }
}
