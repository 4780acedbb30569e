import Foundation
import Store
import Testing

/// Answers about a time of which something was deleted say so, in each form.
@Suite struct DeletionOutputTests {
  private let folder: TemporaryFolder
  private let database: String
  private static let sentence =
    "1,204 data events of 2026-10-31 to 2026-11-01 in account 111122223333 were deleted by object-reads"

  init() throws {
    folder = try TemporaryFolder()
    database = folder.path("trailbell.db")
    let record = """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ada",\
      "userName":"ada"},"eventTime":"2026-11-01T10:00:00Z","eventSource":"sagemaker.amazonaws.com",\
      "eventName":"CreateModel","awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.1",\
      "requestParameters":{"modelName":"classifier"},"eventID":"id","readOnly":false,\
      "eventType":"AwsApiCall","recipientAccountId":"111122223333","eventCategory":"Management"}
      """
    let place = "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/01"
    let trail = folder.url.appending(path: place)
    try FileManager.default.createDirectory(at: trail, withIntermediateDirectories: true)
    let name = "111122223333_CloudTrail_eu-central-1_20261101T1005Z_abcdefghijklmnop.json"
    try "{\"Records\":[\(record)]}".write(
      to: trail.appending(path: name), atomically: true, encoding: .utf8)
    let ended = try Program.run(["ingest", folder.url.path, "--database", database])
    try #require(ended.status == 0, "\(ended.errors)")
    // 2026-10-31T22:00:00Z to 2026-11-01T08:59:59Z.
    try Connection(path: database, access: .existing).execute(
      """
      INSERT INTO deletion (seal, number, what, event_class, account, why, count, first_at, last_at)
      VALUES ((SELECT max(id) FROM seal), 9, 'events', 'data', '111122223333', 'object-reads', 1204,
        1793484000, 1793523599)
      """)
  }

  private func run(_ arguments: String...) throws -> Program.Ended {
    let ended = try Program.run(arguments + ["--database", database])
    #expect(ended.status == 0, "\(arguments): \(ended.errors)")
    return ended
  }

  @Test(arguments: [["coverage"], ["access", "ada"], ["ml", "history", "classifier"]])
  func `each form carries it`(command: [String]) throws {
    for format in ["text", "json", "csv"] {
      let ended = try Program.run(command + ["--database", database, "--format", format])
      #expect(ended.status == 0, "\(ended.errors)")
      let words = format == "csv" && command == ["coverage"] ? "object-reads" : Self.sentence
      #expect(ended.output.contains(words), "\(format): \(ended.output)")
      guard format == "json" else { continue }
      let object =
        try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
      let deletions = try #require(object?["deletions"] as? [[String: Any]])
      #expect(deletions.map { $0["countMaximum"] as? Int } == [1_204])
      #expect(deletions.map { $0["first"] as? String } == ["2026-10-31T22:00:00Z"])
    }
  }

  @Test func `hours of which something was deleted are named in CSV, and others not`() throws {
    let rows = try run("coverage", "--format", "csv").output.split(separator: "\r\n")
    #expect(rows.first?.hasSuffix(",deleted_by") == true)
    let named = rows.filter { $0.hasSuffix(",object-reads") }
    #expect(named.count == 11, "from 22:00 to 8:59")
    #expect(named.first?.contains("2026-10-31T22:00:00Z") == true)
    #expect(named.last?.contains("2026-11-01T08:00:00Z") == true)
  }

  @Test func `what is not of the time or the account is not told`() throws {
    for command in [
      ["coverage", "--since", "2026-11-01T09:00:00Z"],
      ["coverage", "--account", "222233334444"],
      ["access", "ada", "--since", "2026-11-01T09:00:00Z"],
      ["ml", "history", "classifier", "--since", "2026-11-01T09:00:00Z"],
    ] {
      let ended = try Program.run(command + ["--database", database])
      #expect(ended.status == 0 && !ended.output.contains("object-reads"), "\(command)")
    }
  }

  @Test func `a policy may be too narrow, and a name may be gone`() throws {
    let policy = try run("access", "ada", "--policy")
    #expect(policy.output.contains("sagemaker:CreateModel"))
    #expect(policy.errors.contains("review: \(Self.sentence)"), "\(policy.errors)")
    #expect(policy.errors.contains("may be too narrow"))
    for command in [["access", "bob"], ["ml", "history", "something-else"]] {
      let ended = try Program.run(command + ["--database", database])
      #expect(ended.status == 66 && ended.errors.contains(Self.sentence), "\(ended.errors)")
    }
  }

  /// Its deletion lies at a fixed time, and the days are counted from now.
  @Test func `retraining says it beside its rows, of its days alone`() throws {
    let ended = try run("ml", "retraining", "--days", "36000", "--format", "json")
    #expect(ended.errors.contains("note: \(Self.sentence)"), "\(ended.errors)")
    #expect(ended.errors.contains("note: trainings may be missing here"))
    #expect((try? JSONSerialization.jsonObject(with: Data(ended.output.utf8))) is [String: Any])
    try Connection(path: database, access: .existing).execute(
      "UPDATE deletion SET first_at = first_at - 86400 * 9000, last_at = last_at - 86400 * 9000")
    #expect(try run("ml", "retraining", "--days", "30").errors.isEmpty)
  }

  @Test func `backtests say it where events that decide are gone`() throws {
    let rules = folder.path("rule.yml")
    try """
    title: Models
    id: 11111111-2222-4333-8444-555555555555
    status: test
    level: low
    logsource: {product: aws, service: cloudtrail}
    detection:
      selection: {eventName: CreateModel}
      condition: selection
    """.write(toFile: rules, atomically: true, encoding: .utf8)
    let within = ["backtest", "--rules", rules, "--database", database]
    let tables = try Program.run(within)
    #expect(tables.status == 0 && tables.output.contains(Self.sentence), "\(tables.errors)")
    #expect(tables.output.contains("with these events there could be other alerts"))
    let json = try Program.run(within + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let deletions = try #require(object?["deletions"] as? [[String: Any]])
    #expect(deletions.map { $0["countMaximum"] as? Int } == [1_204])
    for arguments in [["--since", "2026-11-02"], ["--until", "2026-10-30"]] {
      let other = try Program.run(within + arguments)
      #expect(other.status == 0 && !other.output.contains("object-reads"), "\(other.output)")
    }
  }

  @Test(arguments: ["audit", "ml", "access", "integrity"])
  func `reports say it where they say what they cannot tell`(kind: String) throws {
    let page = try run("report", kind, "--from", "2026-11-01", "--to", "2026-11-02").output
    let method = try #require(page.range(of: "<section id=\"method\">"))
    #expect(page[method.lowerBound...].contains("up to 1,204 data events"))
    let csv = try run(
      "report", kind, "--from", "2026-10-31", "--to", "2026-11-02", "--format", "csv", "--table",
      "deleted")
    #expect(csv.output.contains("events,data,111122223333,object-reads,1204,1204,"))
    let later = try run("report", kind, "--from", "2026-11-02", "--to", "2026-11-03").output
    #expect(!later.contains("object-reads"))
  }
}
