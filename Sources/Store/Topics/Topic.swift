import CloudTrail

/// What an event is about, as far as a view asks: bits of the column `flags` of its row, above those
/// that the decoder sets.
///
/// A view over a list of calls would have to walk over all events, or sort, to give its newest rows.
/// A bit in the row and an index over the rows that have it make the view as quick as a table of its
/// own, with and without statistics. The bits follow from source, name, category and kind of access
/// alone, so that rows can be marked again whenever a list changes.
enum Topic: Int64, CaseIterable {
  /// Everything that happens to models, and in SageMaker and Bedrock.
  case machineLearning = 64
  /// Changes of models and of what makes and serves them.
  case modelChange = 128
  /// People coming in.
  case signIn = 256
  /// Reads and writes of data, and of the keys and secrets to it.
  case dataAccess = 512
  /// Changes of who may do what.
  case permissionChange = 1_024
  /// Changes of what is logged, kept and watched.
  case trailChange = 2_048

  /// The bits of all topics, and of those to come.
  static let mask: Int64 = ~63

  /// The topics of a shape, as bits.
  static func bits(of shape: Shape) -> Int64 {
    allCases.reduce(0) { bits, topic in
      topic.calls.contains { $0.include(shape) } ? bits | topic.rawValue : bits
    }
  }

  /// What the planner must find in a query as it stands here, to use the topic's index.
  var condition: String { "flags & \(rawValue)" }

  /// The condition that rows of the table `shape` fulfil whose events belong to it.
  var shapeCondition: String { calls.map(\.condition).joined(separator: " OR ") }

  /// The calls that belong to it.
  var calls: [TopicCalls] {
    switch self {
    case .machineLearning: Self.machineLearningCalls
    case .modelChange: Self.modelChangeCalls
    case .signIn: Self.signInCalls
    case .dataAccess: Self.dataAccessCalls
    case .permissionChange: Self.permissionChangeCalls
    case .trailChange: Self.trailChangeCalls
    }
  }
}
