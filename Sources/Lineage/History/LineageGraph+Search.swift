extension LineageGraph {
  /// What somebody may mean by a name or an ARN.
  public struct Wish: Sendable {
    /// A name or an ARN.
    public let text: String
    /// What kind of object it is; nil for any.
    public var kind: ObjectKind?
    /// The account; nil for any.
    public var account: String?
    /// The region; nil for any.
    public var region: String?

    /// A wish for an object.
    public init(
      _ text: String, kind: ObjectKind? = nil, account: String? = nil, region: String? = nil
    ) {
      self.text = text
      self.kind = kind
      self.account = account
      self.region = region
    }
  }

  /// The objects that fit a wish, in order.
  public func objects(fitting wish: Wish) -> [ObjectID] {
    let named = ObjectID(arn: wish.text).map(resolved)
    return objects.filter { object in
      (named.map { object == $0 } ?? Self.isNamed(object, wish.text))
        && (wish.kind.map { object.kind == $0 } ?? true)
        && (wish.account.map { object.account == $0 } ?? true)
        && (wish.region.map { object.region == $0 } ?? true)
    }.sorted()
  }

  /// Whether an object has the name; a pipeline's execution is known by its id as well.
  private static func isNamed(_ object: ObjectID, _ name: String) -> Bool {
    // By bytes: what Unicode calls equivalent are two names.
    if object.name.utf8.elementsEqual(name.utf8) { return true }
    guard object.kind == .pipelineExecution else { return false }
    return object.name.split(separator: "/").last?.utf8.elementsEqual(name.utf8) ?? false
  }

  /// Names that a wish for nothing known may have meant.
  public var names: [String] { Set(objects.map(\.name)).sorted() }
}
