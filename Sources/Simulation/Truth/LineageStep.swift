/// One planned call about an object of machine learning, as the simulator meant it.
///
/// It comes from the plan and not from the record's JSON, so that what reads the records can be held
/// against it.
public struct LineageStep: Sendable, Hashable {
  /// An object by kind and name; both mean something in one account and region only.
  public struct Named: Sendable, Hashable {
    /// Such as `training job`.
    public var kind: String
    /// Its name.
    public var name: String
  }

  /// The event's id.
  public var eventID: String
  /// When it happens, in Unix time.
  public var timeSeconds: Int64
  /// The account's number.
  public var account: String
  /// The region.
  public var region: String
  /// Whether the call does what it asks for.
  public var isDone: Bool
  /// The chain of work that it belongs to.
  public var run: UInt64
  /// What it is about.
  public var object: Named
  /// What the object is made of, as far as the call says so.
  public var madeFrom: [Named]
  /// What it makes under another name.
  public var makes: [Named]
}

extension Simulation {
  /// The calls about objects of machine learning from here to the trail's end, by their ids.
  public func lineage() -> [LineageStep] {
    var rest = self
    var steps: [String: LineageStep] = [:]
    while let file = rest.nextPlannedFile() {
      for event in file.events {
        guard let step = renderer.lineage(of: event) else { continue }
        steps[step.eventID] = step
      }
    }
    return steps.values.sorted { ($0.timeSeconds, $0.eventID) < ($1.timeSeconds, $1.eventID) }
  }
}
