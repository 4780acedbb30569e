import Lineage

/// The sixth version of the schema, as far as it answers common questions: what events are about, and
/// where calls of machine learning name their object.
enum TopicTables {
  /// Marks the events that are there, and makes an index for each topic, and for what was denied.
  static let topics =
    """
    UPDATE event SET flags = flags | (SELECT bits FROM (\(shapeBits)) WHERE id = event.shape)
    WHERE shape IN (SELECT id FROM (\(shapeBits)) WHERE bits != 0);
    CREATE INDEX file_problem ON file (stored_at)
      WHERE state NOT IN ('complete', 'digest') OR rejected > 0;

    """
    + indexes.map { "CREATE INDEX \($0.name) ON event (time) WHERE \($0.condition);" }
    .joined(separator: "\n")

  static let shapeBits =
    "SELECT id, "
    + Topic.allCases.map { topic in
      "CASE WHEN \(topic.shapeCondition) THEN \(topic.rawValue) ELSE 0 END"
    }.joined(separator: " + ") + " AS bits FROM shape"

  private static let indexes =
    [(name: "event_denied", condition: deniedCondition)]
    + Topic.allCases.map { (name: $0.indexName, condition: $0.condition) }

  /// What the planner must find in a view as it stands here, to use the index.
  static let deniedCondition = "outcome = 1"

  /// Where calls of machine learning name what they are about.
  static let modelCalls = """
    CREATE TABLE model_call (
      event_source TEXT NOT NULL,
      event_name TEXT NOT NULL,
      object_kind TEXT NOT NULL,
      -- Paths into the request and the answer.
      request_path TEXT,
      response_path TEXT,
      PRIMARY KEY (event_source, event_name)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO model_call VALUES
    \(ModelCall.all.map(row).joined(separator: ",\n"));
    """

  private static func row(_ call: ModelCall) -> String {
    let values = [call.source, call.name, call.kind.rawValue].map(TopicCalls.text)
    let paths = [call.requestMember, call.responseMember].map { member in
      member.map { TopicCalls.text("$.\($0)") } ?? "NULL"
    }
    return "(\((values + paths).joined(separator: ", ")))"
  }
}

extension Topic {
  /// The name of the index over its events.
  var indexName: String {
    switch self {
    case .machineLearning: "event_machine_learning"
    case .modelChange: "event_model_change"
    case .signIn: "event_sign_in"
    case .dataAccess: "event_data_access"
    case .permissionChange: "event_permission_change"
    case .trailChange: "event_trail_change"
    }
  }

  /// What the planner must find in a view as it stands here, to use the index.
  var condition: String { "flags & \(rawValue)" }
}
