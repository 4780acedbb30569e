import Store
import Testing

/// The questions that must be quick have an index, with and without statistics.
struct QueryPlanTests {
  private static let newest = "ORDER BY time DESC LIMIT 20"

  /// Questions with the index that answers them.
  private static let questions: [(sql: String, index: String)] = [
    ("SELECT * FROM events WHERE event_time >= '2026-11-01'", "event_time"),
    (
      "SELECT * FROM events WHERE event_time BETWEEN '2026-11-01' AND '2026-11-02' "
        + "ORDER BY event_time", "event_time"
    ),
    ("SELECT * FROM events WHERE time >= 1793527200", "event_seconds"),
    ("SELECT * FROM events WHERE time >= 1793527200 ORDER BY time", "event_seconds"),
    ("SELECT * FROM events \(newest)", "event_seconds"),
    ("SELECT * FROM events ORDER BY event_time DESC LIMIT 20", "event_time"),
    ("SELECT * FROM events WHERE actor = 'arn-3' \(newest)", "event_actor"),
    ("SELECT * FROM events WHERE event_name = 'Call3' \(newest)", "event_name"),
    ("SELECT * FROM events WHERE source_ip = '192.0.2.3' \(newest)", "event_address"),
    (
      "SELECT * FROM events WHERE actor = 'arn-3' AND time >= 1793527200 \(newest)",
      "event_actor"
    ),
    ("SELECT count(*) FROM events WHERE time BETWEEN 1793527200 AND 1793530800", "event_seconds"),
    ("SELECT count(*) FROM events WHERE event_time >= '2026-11-01'", "event_time"),
  ]

  /// A database with enough events for the planner to have a choice.
  private func filledDatabase() throws -> TestDatabase {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let writer = try database.writer()
    let files = (0..<50).map { file in TestFile("\(file).json", records(ofFile: file)) }
    try writer.add(decoder.batch(files), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    return database
  }

  private func records(ofFile file: Int) -> [TestRecord] {
    (0..<20).map { number in
      TestRecord(
        id: "id-\(file)-\(number)", time: "2026-11-01T10:\(10 + file):\(10 + number)Z",
        event: "Call\((file + number) % 37)", actor: "Actor\((file + number) % 41)",
        address: "192.0.2.\((file * number) % 59)"
      ).with(("userAgent", "\"agent-\((3 * file + number) % 43)\""))
    }
  }

  private func plan(_ sql: String, _ database: TestDatabase) throws -> String {
    try database.rows("EXPLAIN QUERY PLAN \(sql)").map { $0.last?.map { $0 } ?? "" }
      .joined(separator: "; ")
  }

  @Test(arguments: [false, true])
  func `have plans by index and without a sort`(isAnalyzed: Bool) throws {
    let database = try filledDatabase()
    if isAnalyzed { try database.connection().execute("ANALYZE") }
    for (sql, index) in Self.questions {
      let plan = try plan(sql, database)
      let access = plan.split(separator: ";").first { $0.contains(" e ") } ?? ""
      #expect(access.contains("INDEX \(index)"), "\(sql): \(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(sql): \(plan)")
      #expect(!plan.contains("SCAN e") || sql.contains("events ORDER"), "\(sql): \(plan)")
    }
  }

  @Test func `a question without an index would be seen`() throws {
    let plan = try plan("SELECT * FROM events ORDER BY event_id", filledDatabase())
    #expect(plan.contains("SCAN e") && plan.contains("TEMP B-TREE"))
  }

  @Test func `an alert's evidence and a group's matches have plans by index`() throws {
    let database = try filledDatabase()
    let plan = try plan(
      "SELECT * FROM match WHERE rule = 1 AND group_key = 2 AND event >= 3 ORDER BY event", database
    )
    #expect(plan.contains("USING PRIMARY KEY") && !plan.contains("TEMP B-TREE"))
  }

  @Test func `the same answers come with and without statistics`() throws {
    let database = try filledDatabase()
    let before = try Self.questions.map { try database.rows($0.sql) }
    try database.connection().execute("ANALYZE")
    let after = try Self.questions.map { try database.rows($0.sql) }
    for (question, (first, second)) in zip(Self.questions, zip(before, after)) {
      let isOrdered = question.sql.contains("ORDER BY")
      #expect(first.count == second.count, "\(question.sql)")
      if !isOrdered {
        #expect(Set(first.map(\.description)) == Set(second.map(\.description)))
      }
    }
  }
}
