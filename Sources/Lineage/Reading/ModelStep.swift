import CloudTrail

/// What one call did to one object, or tried to: read from its request and its answer.
public struct ModelStep: Sendable {
  /// Something that a request says, in a word and its value.
  public struct Fact: Sendable, Hashable {
    /// What it is, such as `image`.
    public let name: String
    /// What the request says.
    public let value: String
  }

  /// The event.
  public let event: ModelEvent
  /// The call.
  public let call: ModelCall
  /// What it is about.
  public let object: ObjectID
  /// What the object is made of, or serves.
  public let sources: [ObjectID]
  /// What it makes under a name of its own.
  public let products: [ObjectID]
  /// Where the data lies that it is made of.
  public let inputLocations: [String]
  /// Below which its result comes to lie.
  public let outputLocation: String?
  /// Whether AWS left out the parameters because they were too large.
  public let isOmitted: Bool

  private let reading: StepReading

  /// What else the request says; read when it is asked for, for most steps are never told.
  public var facts: [Fact] { reading.facts }

  /// Whether it was done; jobs are only requested even then.
  public var isDone: Bool { event.outcome == .allowed }

  /// The approval that a call gives to a model package, such as `Approved`.
  public var approval: String? { reading.request?.text("modelApprovalStatus") }

  /// nil where the event is no call about models, or does not name what it is about.
  init?(_ event: ModelEvent) {
    guard let call = ModelCall.find(source: event.source, name: event.name), call.verb != .read
    else { return nil }
    let request = JSONMembers(event.request)
    let response = JSONMembers(event.response)
    let reading = StepReading(event: event, call: call, request: request, response: response)
    guard let object = reading.object else { return nil }
    self.event = event
    self.call = call
    self.object = object
    sources = reading.sources.filter { $0 != object }
    products = reading.products
    inputLocations = reading.inputLocations
    outputLocation = reading.outputLocation
    self.reading = reading
    isOmitted = request?.text("omitted") == "true"
  }
}
