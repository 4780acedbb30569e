/// A time in which an endpoint was asked to serve one configuration.
public struct ServicePeriod: Sendable {
  /// The endpoint.
  public let endpoint: ObjectID
  /// What it serves.
  public let configuration: ObjectID
  /// The call that asked for it.
  public let start: ModelEvent
  /// The call that ended it, by another configuration or by deleting the endpoint; nil while it lasts.
  public let end: ModelEvent?
  /// What it served before; nil where nothing is known.
  public let previous: ObjectID?

  /// The periods of an endpoint, from its steps in the order of time.
  static func periods(of endpoint: ObjectID, _ steps: [ModelStep]) -> [ServicePeriod] {
    var periods: [ServicePeriod] = []
    var open: (configuration: ObjectID, start: ModelEvent)?
    var previous: ObjectID?
    func close(by event: ModelEvent?) {
      guard let current = open else { return }
      periods.append(
        ServicePeriod(
          endpoint: endpoint, configuration: current.configuration, start: current.start,
          end: event, previous: previous))
      previous = current.configuration
      open = nil
    }
    for step in steps where step.isDone {
      if step.call.verb == .deleted { close(by: step.event) }
      guard let configuration = step.sources.first(where: { $0.kind == .endpointConfiguration })
      else { continue }
      close(by: step.event)
      open = (configuration, step.event)
    }
    close(by: nil)
    return periods
  }

  /// Whether an event lies in it, the ending one included.
  func includes(_ event: ModelEvent) -> Bool {
    (start.seconds, start.key) <= (event.seconds, event.key)
      && (end.map { (event.seconds, event.key) <= ($0.seconds, $0.key) } ?? true)
  }
}
