import Foundation
import Testing

/// What `query`, `ml`, `access` and `coverage` print, read back by other programs.
@Suite struct QueryCommandTests {
  /// A database with a record whose texts are meant to do harm.
  private func database() throws -> (path: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let hostile = try Self.hostile.map { text in
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let records = hostile.enumerated().map { number, text in
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/\
      u\(number)","userName":\(text)},"eventTime":"2026-11-01T10:00:0\(number)Z",\
      "eventSource":"sagemaker.amazonaws.com","eventName":"CreateModel",\
      "awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.1","requestParameters":\
      {"modelName":\(text)},"eventID":"id-\(number)","readOnly":false,\
      "eventType":"AwsApiCall","recipientAccountId":"1","eventCategory":"Management"}
      """
    }
    let trail = folder.url.appending(path: "AWSLogs/1/CloudTrail/eu-central-1/2026/11/01")
    try FileManager.default.createDirectory(at: trail, withIntermediateDirectories: true)
    try "{\"Records\":[\(records.joined(separator: ","))]}".write(
      to: trail.appending(path: "1_CloudTrail_eu-central-1_20261101T1005Z_abcdefghijklmnop.json"),
      atomically: true, encoding: .utf8)
    let path = folder.path("trailbell.db")
    let ended = try Program.run(["ingest", folder.url.path, "--database", path])
    try #require(ended.status == 0, "\(ended.errors)")
    return (path, folder)
  }

  private static let hostile = [
    "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\tx", "a,\"b\"\nc", "\u{1B}[31mred",
    "x\u{202E}y", "'quoted'",
  ]

  /// What Python's csv module reads from a text.
  private func rows(_ text: String) throws -> [[String]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import csv,json,sys,io; print(json.dumps(list(csv.reader(io.StringIO("
        + "sys.stdin.buffer.read().decode(), newline=''), strict=True))))",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String]])
  }

  @Test func `CSV is read back by Python, and holds no formula and no command to a terminal`()
    throws
  {
    let (path, folder) = try database()
    let ended = try Program.run([
      "query", "SELECT person, time, -1.5 AS number, NULL AS absent FROM ml_changes ORDER BY time",
      "--database", path, "--format", "csv",
    ])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.hasSuffix("\r\n"))
    #expect(!ended.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    let rows = try rows(ended.output)
    try #require(!rows.isEmpty)
    #expect(rows[0] == ["person", "time", "number", "absent"])
    #expect(
      rows.dropFirst().map { $0[0] } == [
        "'=cmd|' /C calc'!A0", "'+1", "'-2+3", "'@SUM(A1)", "'\tx", "a,\"b\"\nc",
        "\\u{1b}[31mred", "x\\u{202e}y", "'quoted'",
      ])
    #expect(rows.dropFirst().allSatisfy { $0[2] == "-1.5" && $0[3] == "" })
    _ = folder
  }

  @Test func `JSON gives every value exactly, and says when there is more`() throws {
    let (path, folder) = try database()
    let ended = try Program.run([
      "query", "SELECT person FROM ml_changes ORDER BY time", "--database", path, "--format",
      "json",
      "--limit", "8",
    ])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    let people = (object["rows"] as? [[String: String]])?.compactMap { $0["person"] }
    #expect(people == Array(Self.hostile.prefix(8)))
    #expect(object["hasMore"] as? Bool == true)
    #expect(ended.errors.contains("only the first 8 rows: there are more"))
    _ = folder
  }

  @Test(arguments: [
    ["query", "ml-changes", "--set", "days=9999"], ["ml", "history", "+1"], ["coverage"],
    ["access", "arn:aws:iam::1:user/u6"],
  ])
  func `nothing that a terminal would obey is printed`(command: [String]) throws {
    let (path, folder) = try database()
    for format in ["text", "table", "json", "csv", "jsonl"] {
      let ended = try Program.run(command + ["--database", path, "--format", format])
      guard ended.status != 64 else { continue }
      #expect(ended.status == 0, "\(format): \(ended.errors)")
      #expect(!ended.output.isEmpty)
      let harmful: Set<Unicode.Scalar> = ["\u{1B}", "\u{202E}"]
      #expect(!ended.output.unicodeScalars.contains { harmful.contains($0) }, "\(format)")
      if format == "json" {
        #expect((try? JSONSerialization.jsonObject(with: Data(ended.output.utf8))) != nil)
      }
      if format == "csv" {
        let rows = try rows(ended.output)
        try #require(!rows.isEmpty)
        #expect(Set(rows.map(\.count)).count == 1)
      }
    }
    _ = folder
  }

  @Test func `mistakes are told with their place and the mend`() throws {
    let (path, folder) = try database()
    for (arguments, status, words) in [
      (["query", "SELECT perso FROM denied"], 64, ["line 1, column 8", "did you mean person"]),
      (["query", "SELECT * FROM dennied"], 64, ["did you mean denied"]),
      (["query", "dennied"], 64, ["did you mean denied?", "'trailbell query --list' names all"]),
      (
        ["query", "xyzzy-1"], 64,
        ["no question is called 'xyzzy-1'; 'trailbell query --list' names all"]
      ),
      (["query", "denied-to"], 64, ["needs actor", "--set actor=VALUE"]),
      (["query", "denied", "--set", "hours=1"], 64, ["no parameter 'hours'", "it has days"]),
      (["query", "denied", "--set", "days=x"], 64, ["days needs a whole number"]),
      (["query", "DELETE FROM event"], 64, ["can only read"]),
      (["ml", "history", "nothing-like-it"], 66, ["is called 'nothing-like-it'"]),
      (["access", "nobody"], 66, ["nobody is called 'nobody'"]),
      (
        ["coverage", "--since", "0001-01-01", "--until", "9999-12-31"], 64,
        ["of a year and a day at the most", "--until of 0002-01-02T00:00:00Z or earlier"]
      ),
      (
        ["report", "audit", "--from", "0001-01-01", "--to", "9999-12-31"], 64,
        ["give a --from of 1970 or later", "at most ten years after"]
      ),
    ] as [([String], Int32, [String])] {
      let ended = try Program.run(arguments + ["--database", path])
      #expect(ended.status == status, "\(arguments): \(ended.errors)")
      for word in words { #expect(ended.errors.contains(word), "\(arguments): \(ended.errors)") }
    }
    _ = folder
  }

  @Test func `a question that is shown can be pasted`() throws {
    let (path, folder) = try database()
    let shown = try Program.run(["query", "denied", "--show", "--set", "days=3"])
    #expect(shown.status == 0)
    #expect(shown.output.contains("'-' || 3 || ' days'"))
    let asked = try Program.run(["query", shown.output, "--database", path])
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(try Program.run(["query", "--list"]).output.contains("denied"))
    _ = folder
  }
}
