/// Kinds of events that can be kept for different lengths of time.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail record contents", `eventCategory`.
public enum EventClass: String, Sendable, CaseIterable {
  /// What changes or reads resources; also what says nothing of its category.
  case management
  /// What reads or changes data in resources, such as objects and records.
  case data
  /// Unusual rates of calls and errors.
  case insight
  /// What goes through VPC endpoints.
  case network
  /// Counts of data events.
  case aggregated

  /// The class of a category as CloudTrail writes it.
  public init(category: String?) {
    self =
      switch category {
      case "Data": .data
      case "Insight": .insight
      case "NetworkActivity": .network
      case "Aggregated": .aggregated
      default: .management
      }
  }
}
