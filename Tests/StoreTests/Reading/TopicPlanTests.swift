import CloudTrail
import Store
import Testing

/// The views of topics, and the questions that have a name, are as quick as tables of their own.
struct TopicPlanTests {
  private static let views = [
    "ml_activity": "event_machine_learning", "ml_changes": "event_model_change",
    "denied": "event_denied", "sign_ins": "event_sign_in", "data_access": "event_data_access",
    "permission_changes": "event_permission_change", "trail_changes": "event_trail_change",
  ]

  /// A database in which every topic has a few events among many others.
  private func filledDatabase(isAnalyzed: Bool) throws -> TestDatabase {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let files = (0..<40).map { file in
      TestFile("\(file).json", (0..<25).map { TopicRecord.record(file * 25 + $0) })
    }
    let writer = try database.writer()
    try writer.add(decoder.batch(files), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    if isAnalyzed { try database.connection().execute("ANALYZE") }
    return database
  }

  private func plan(_ sql: String, _ database: TestDatabase) throws -> [String] {
    try database.rows("EXPLAIN QUERY PLAN \(sql)").compactMap { $0.last ?? nil }
  }

  @Test(arguments: [false, true])
  func `the newest rows, and those of a time, come by the topic's index`(isAnalyzed: Bool) throws {
    let database = try filledDatabase(isAnalyzed: isAnalyzed)
    for (view, index) in Self.views {
      let columns = "event_time, actor, person, event_name, outcome"
      for (condition, way) in [
        ("", "SCAN"), ("WHERE time >= 1793527200", "SEARCH"),
        ("WHERE time BETWEEN 1793527200 AND 1793530800", "SEARCH"),
      ] {
        let plan = try plan(
          "SELECT \(columns) FROM \(view) \(condition) ORDER BY time DESC LIMIT 20", database)
        #expect(plan.contains { $0.hasPrefix("\(way) e USING INDEX \(index)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
      }
      let plan = try plan(
        "SELECT \(columns) FROM \(view) WHERE actor = 'x' ORDER BY time DESC LIMIT 20", database)
      #expect(!plan.contains { $0.hasPrefix("SCAN e") }, "\(plan)")
    }
  }

  @Test(arguments: [false, true])
  func `no question with a name walks over all events or files`(isAnalyzed: Bool) throws {
    let database = try filledDatabase(isAnalyzed: isAnalyzed)
    for query in NamedQuery.all {
      let values: [String: QueryValue] = Dictionary(
        uniqueKeysWithValues: query.parameters.filter { $0.standard == nil }.map {
          ($0.name, .text("x"))
        })
      let plan = try plan(query.text(with: values), database)
      for step in plan where step.contains(#/^SCAN (e|event|f|file)( |$)/#) {
        let isTopic = (Array(Self.views.values) + ["file_problem"]).contains {
          step.contains("USING INDEX \($0)")
        }
        #expect(isTopic, "\(query.name): \(plan)")
      }
    }
  }
}

/// Records of every topic, and of none.
enum TopicRecord {
  private static let calls: [(source: String, name: String, category: String, isReading: Bool)] = [
    ("sagemaker", "CreateModel", "Management", false),
    ("sagemaker", "DescribeModel", "Management", true),
    ("apigateway", "CreateModel", "Management", false),
    ("bedrock", "InvokeModel", "Management", true), ("s3", "GetObject", "Data", true),
    ("kms", "Decrypt", "Management", true), ("signin", "ConsoleLogin", "Management", false),
    ("iam", "CreateUser", "Management", false), ("iam", "GetUser", "Management", true),
    ("cloudtrail", "StopLogging", "Management", false),
    ("ec2", "DescribeInstances", "Management", true), ("lambda", "Invoke", "Data", false),
    ("sagemaker", "PutRecord", "Data", false), ("s3", "PutBucketPolicy", "Management", false),
  ]

  static func record(_ number: Int) -> TestRecord {
    let call = calls[number % calls.count]
    var record = TestRecord(
      id: "id-\(number)", time: EventTime.text(ofSeconds: 1_793_527_200 + Int64(number * 61)),
      event: call.name, actor: "Actor\(number % 7)", address: "192.0.2.\(number % 50)"
    ).with(
      ("eventSource", "\"\(call.source).amazonaws.com\""),
      ("eventCategory", "\"\(call.category)\""),
      ("readOnly", number % 5 == 0 ? nil : "\(call.isReading)"))
    if number % 6 == 0 { record = record.with(("errorCode", #""AccessDenied""#)) }
    return record
  }
}
