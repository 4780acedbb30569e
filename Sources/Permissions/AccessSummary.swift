import CloudTrail

/// What a principal used: which calls, how often, from when to when, and on what.
public struct AccessSummary: Sendable {
  /// Calls of one API that ended alike.
  public struct Use: Sendable {
    /// The event source.
    public let source: String
    /// The event name.
    public let name: String
    /// How they ended.
    public let outcome: Outcome
    /// The permissions that they need; none where they need none.
    public let actions: [String]
    /// How many there were.
    public fileprivate(set) var count = 0
    /// The first, in seconds since 1970.
    public fileprivate(set) var first: Int64 = .max
    /// The last, in seconds since 1970.
    public fileprivate(set) var last: Int64 = .min
    /// On what, and how often, as far as events say so.
    public fileprivate(set) var resources: [String: Int] = [:]
    /// How many calls did not say on what.
    public fileprivate(set) var unnamed = 0
    /// Whether there were more resources than are kept.
    public fileprivate(set) var hasMoreResources = false
  }

  private struct Key: Hashable {
    let source: String
    let name: String
    let type: String?
    let outcome: Outcome
  }

  private var byKey: [Key: Use] = [:]
  /// The roles that allowed calls handed over to services, and how often.
  public private(set) var passedRoles: [String: Int] = [:]
  /// How many calls there were.
  public private(set) var callCount = 0

  /// How many resources are kept of one use.
  static let resourceMaximum = 1_000

  /// Nothing used yet.
  public init() {}

  /// What was used, the services in order.
  public var uses: [Use] {
    byKey.values.sorted {
      ($0.source, $0.name, $0.outcome.rawValue) < ($1.source, $1.name, $1.outcome.rawValue)
    }
  }

  /// Adds a call.
  public mutating func add(_ call: PrincipalCall) {
    callCount += 1
    let key = Key(source: call.source, name: call.name, type: call.type, outcome: call.outcome)
    if byKey[key] == nil {
      byKey[key] = Use(
        source: call.source, name: call.name, outcome: call.outcome,
        actions: PermissionMap.actions(
          source: call.source, name: call.name, eventType: call.type))
    }
    let service = PermissionMap.service(of: call.source) ?? ""
    let reading = ResourceReading(call: call, service: service)
    let resources = reading.resources
    byKey[key]?.add(resources, at: call.seconds)
    guard call.outcome == .allowed, let role = reading.passedRole else { return }
    if passedRoles[role] != nil || passedRoles.count < Self.resourceMaximum {
      passedRoles[role, default: 0] += 1
    }
  }
}

extension AccessSummary.Use {
  fileprivate mutating func add(_ arns: [String], at seconds: Int64) {
    count += 1
    first = min(first, seconds)
    last = max(last, seconds)
    if arns.isEmpty { unnamed += 1 }
    for arn in arns {
      if resources[arn] != nil || resources.count < AccessSummary.resourceMaximum {
        resources[arn, default: 0] += 1
      } else {
        hasMoreResources = true
      }
    }
  }
}
