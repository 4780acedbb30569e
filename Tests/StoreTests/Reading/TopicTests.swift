import Store
import Testing

@testable import Store

/// What the views of topics hold, against the same said in another way.
struct TopicTests {
  private static let conditions = [
    "ml_activity":
      "event_source IN ('sagemaker.amazonaws.com', 'metrics-sagemaker.amazonaws.com', "
      + "'bedrock.amazonaws.com', 'bedrock-agentcore.amazonaws.com')",
    "denied": "outcome = 'denied'",
    "sign_ins": "event_source = 'signin.amazonaws.com'",
    "data_access":
      "event_category = 'Data' AND event_name != 'Invoke' OR event_name = 'Decrypt'",
    "permission_changes":
      "event_name IN ('PutBucketPolicy', 'CreateUser')",
    "trail_changes": "event_name IN ('StopLogging', 'PutBucketPolicy')",
    "ml_changes": "event_source = 'sagemaker.amazonaws.com' AND event_name = 'CreateModel'",
  ]

  private func database() throws -> TestDatabase {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", (0..<400).map(TopicRecord.record)), as: &decoder)
    return database
  }

  @Test func `a view has the events of its topic, and no others`() throws {
    let database = try database()
    for (view, condition) in Self.conditions {
      let own = try database.rows(
        "SELECT event_id, event_time, actor, event_name, outcome FROM \(view) ORDER BY event_key")
      let all = try database.rows(
        """
        SELECT event_id, event_time, actor, event_name, outcome FROM events WHERE \(condition)
        ORDER BY event_key
        """)
      #expect(own == all, "\(view)")
      #expect(!own.isEmpty, "\(view)")
    }
  }

  @Test func `events that were there before the topics are marked as new ones are`() throws {
    let database = try database()
    let connection = try database.connection()
    let marked = try database.rows("SELECT id, flags FROM event ORDER BY id")
    try connection.execute("UPDATE event SET flags = flags & 63")
    #expect(try database.rows("SELECT id, flags FROM event ORDER BY id") != marked)
    // Marks that a list does not ask for any more go as well.
    try connection.execute("UPDATE event SET flags = flags | 512 WHERE position % 2")
    try CallLists.write(connection, MigrationWatch(connection, version: 1) { _ in })
    #expect(try database.rows("SELECT id, flags FROM event ORDER BY id") == marked)
  }

  @Test func `the record is the same, whatever an event is about`() throws {
    let database = try database()
    let records = try database.column("SELECT record FROM events ORDER BY event_key")
    try database.connection().execute("UPDATE event SET flags = flags & 63")
    #expect(try database.column("SELECT record FROM events ORDER BY event_key") == records)
  }

  @Test func `the person is the source identity before the session's name`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let identity = TestIdentity.assumedRole("Trainer").replacing(
      #""attributes""#, with: #""sourceIdentity":"ada","attributes""#)
    try database.store(
      TestFile(
        "a.json",
        [
          TestRecord(id: "1").with(("userIdentity", identity)),
          TestRecord(id: "2"),
          TestRecord(id: "3").with(("userIdentity", TestIdentity.user)),
          TestRecord(id: "4").with(("userIdentity", TestIdentity.root)),
          TestRecord(id: "5").with(("userIdentity", TestIdentity.service)),
        ]), as: &decoder)
    let people = try database.column("SELECT person FROM ml_changes ORDER BY event_id")
    #expect(people == ["ada", "session-1", "ada", "root", nil])
  }

  @Test func `a change names its object and what it came from`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let request = """
      {"modelName":"m-1","containers":[{"modelPackageName":"p","image":"i"}],"other":"x"}
      """
    try database.store(
      TestFile(
        "a.json",
        [
          TestRecord(id: "1").with(("requestParameters", request)),
          TestRecord(id: "2", event: "CreatePipeline").with(
            ("requestParameters", #"{"omitted":true,"reason":"requestParameters too large"}"#),
            ("responseElements", #"{"pipelineArn":"arn:p"}"#)),
        ]), as: &decoder)
    let rows = try database.rows(
      "SELECT object_kind, object, related FROM ml_changes ORDER BY event_id")
    #expect(rows[0] == ["model", "m-1", #"["m-1","p","i"]"#])
    #expect(rows[1] == ["pipeline", "arn:p", "[]"])
  }
}
