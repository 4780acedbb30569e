import Foundation
import Store
import Testing

/// Evidence that leaves the house names nobody.
@Suite struct PseudonymisedExportTests {
  private let site: Site
  private let keyFile: String

  /// Whoever is named in the trail, by the fields that are asked for.
  private static let persons = [
    "arn:aws:iam::111122223333:user/team/jane.doe", "jane.doe", "AIDACKCEVSQ6C2EXAMPLE",
    "AKIAIOSFODNN7EXAMPLE", "203.0.113.80", "curl/8.1 (\"jane\" & co)",
    "arn:aws:sts::111122223333:assumed-role/Deployer/Zoë O'Neill",
    "arn:aws:iam::111122223333:role/Deployer", "Deployer", "Zoë O'Neill",
  ]
  private static let fields =
    "actor,user_name,session_name,userIdentity.arn,principal_id,access_key_id,sourceIPAddress,user_agent"

  init() throws {
    site = try Site.ringing(for: "Call", "Other")
    keyFile = site.folder.path("key")
    try write(key: "0123456789abcdef0123456789abcdef\n")
    let name = ["Call", "Other"]
    for (number, call) in name.enumerated() {
      try site.arrive("\(number)/\(call).json", records: Self.records(call))
    }
    let ended = try Program.run([
      "ingest", site.trail.path, "--database", site.database, "--rules",
      site.rules?.path("rules") ?? "",
    ])
    try #require(ended.status == 0, "\(ended.errors)")
  }

  private func write(key: String, mode: Int = 0o600) throws {
    try? FileManager.default.removeItem(atPath: keyFile)
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: mode]
    #expect(
      FileManager.default.createFile(
        atPath: keyFile, contents: Data(key.utf8), attributes: attributes))
    try FileManager.default.setAttributes(attributes, ofItemAtPath: keyFile)
  }

  /// One call of a user and one of a session, who are named in all places that AWS names them in, and some
  /// more.
  private static func records(_ call: String) -> [String] {
    let user = #"arn:aws:iam::111122223333:user/team/jane.doe"#
    let session = #"arn:aws:sts::111122223333:assumed-role/Deployer/Zo\u00eb O\u0027Neill"#
    let rest =
      #""eventSource":"sagemaker.amazonaws.com","eventName":"\#(call)","awsRegion":"eu-central-1","#
      + #""sourceIPAddress":"203.0.113.80","userAgent":"curl/8.1 (\"jane\" \u0026 co)","#
      + #""eventType":"AwsApiCall","recipientAccountId":"111122223333""#
    return [
      #"{"eventVersion":"1.11","eventTime":"2026-11-01T10:00:00Z","eventID":"\#(call)-1","#
        + #""userIdentity":{"type":"IAMUser","principalId":"AIDACKCEVSQ6C2EXAMPLE","arn":"\#(user)","#
        + #""accountId":"111122223333","accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"jane.doe"},"#
        + #""errorCode":"AccessDenied","errorMessage":"User: \#(user) may not\njane.doe: 203.0.113.80","#
        + #""requestParameters":{"userName":"janet.doe","bucket":"of/jane.doe","#
        + #""policy":"{\"AWS\":\"\#(user)\",\"at\":\"x\\njane.doe\"}","#
        + #""url":"https://example.com/?u=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fteam%2Fjane.doe","#
        + #""tags":{"jane.doe":"1"}},"resources":[{"ARN":"\#(user)"}],\#(rest)}"#,
      #"{"eventVersion":"1.11","eventTime":"2026-11-01T10:00:05Z","eventID":"\#(call)-2","#
        + #""userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLE12:Zo\u00eb O\u0027Neill","#
        + #""arn":"\#(session)","sessionContext":{"sessionIssuer":{"type":"Role","#
        + #""arn":"arn:aws:iam::111122223333:role/Deployer","userName":"Deployer"}}},"#
        + #""requestParameters":{"note":"{\"by\":\"Zo\\u00EB O\\u0027Neill\"}","q":"Zo%C3%AB+O%27Neill"},"#
        + "\(rest)}",
    ]
  }

  private func alertIDs() throws -> [String] {
    try site.rows("SELECT alert_id FROM alerts ORDER BY rule_id, group_key")
  }

  private func export(_ name: String, alert: String, _ options: [String]? = nil) throws
    -> Program.Ended
  {
    try Program.run(
      [
        "export", "--evidence", alert, "--output", site.folder.path(name), "--database",
        site.database,
      ]
        + (options ?? ["--pseudonymise", Self.fields, "--key-file", keyFile]))
  }

  /// The contents of the files of a bundle, by their names.
  private func contents(_ name: String) throws -> [String: Data] {
    let folder = site.folder.url.appending(path: name)
    var contents: [String: Data] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file != "files" {
      contents[file] = try Data(contentsOf: folder.appending(path: file))
    }
    return contents
  }

  private func object(_ data: Data?) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data ?? Data()) as? [String: Any])
  }

  @Test func `no byte of a bundle names anybody, and the rest is as it was`() throws {
    let ids = try alertIDs()
    #expect(ids.count == 4)
    for (number, id) in ids.enumerated() {
      let plain = try export("plain-\(number)", alert: id, [])
      #expect(plain.status == 0, "\(plain.errors)")
      let ended = try export("bundle-\(number)", alert: id)
      #expect(ended.status == 0, "\(ended.errors)")
      let contents = try contents("bundle-\(number)")
      #expect(
        Set(contents.keys) == [
          "README.txt", "SHA256SUMS", "alert.json", "events.jsonl", "files.json", "manifest.json",
          "rule.yml",
        ])
      for (file, bytes) in contents {
        for form in (Self.persons + [id]).flatMap(PersonSpelling.forms) {
          #expect(bytes.range(of: Data(form.utf8)) == nil, "\(form) is in \(file)")
        }
      }
      // Whoever was not asked for, and what is longer than a name, is there still.
      let events = String(decoding: contents["events.jsonl"] ?? Data(), as: UTF8.self)
      let originals = try self.contents("plain-\(number)")
      let original = String(decoding: originals["events.jsonl"] ?? Data(), as: UTF8.self)
      #expect(events.contains("janet.doe") == original.contains("janet.doe"))
      let lines = try events.split(separator: "\n").map { try object(Data($0.utf8)) }
      #expect(lines.count == 1)
      let record = try #require(lines.first?["record"] as? [String: Any])
      #expect(record["eventSource"] as? String == "sagemaker.amazonaws.com")
      #expect(record["recipientAccountId"] as? String == "111122223333")
      #expect((record["sourceIPAddress"] as? String)?.hasPrefix("address-") == true)
    }
  }

  @Test func `hashes of the files stay, and the manifest tells what was done`() throws {
    let id = try #require(try alertIDs().first)
    #expect(try export("bundle", alert: id).status == 0)
    let contents = try contents("bundle")
    let files = try #require(
      JSONSerialization.jsonObject(with: contents["files.json"] ?? Data()) as? [[String: Any]])
    let file = try #require(files.first)
    let path = try #require(file["path"] as? String)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum", path]
    process.standardOutput = output
    try process.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(file["sha256"] as? String == String(told.prefix(64)))
    #expect(file["size"] as? Int == bytes.count)
    #expect(file["copy"] is NSNull)

    let pseudonyms = try #require(
      try object(contents["manifest.json"])["pseudonyms"] as? [String: Any])
    #expect(
      pseudonyms["fields"] as? [String] == [
        "actor", "user_name", "session_name", "identity_arn", "principal_id", "access_key_id",
        "source_ip", "user_agent",
      ])
    #expect(pseudonyms["leftFields"] as? [String] == ["source_identity", "on_behalf_of"])
    #expect((pseudonyms["keyCheck"] as? String)?.count == 16)
    #expect((pseudonyms["algorithm"] as? String)?.contains("HMAC-SHA-256") == true)
    let readme = String(decoding: contents["README.txt"] ?? Data(), as: UTF8.self)
    #expect(readme.contains(pseudonyms["keyCheck"] as? String ?? "-"))
    for bytes in contents.values {
      #expect(bytes.range(of: Data("0123456789abcdef0123456789abcdef".utf8)) == nil)
    }
  }

  @Test func `a key gives the same bytes, and the same pseudonyms in every bundle`() throws {
    let ids = try alertIDs()
    for (name, id) in [("first", ids[0]), ("second", ids[0]), ("other", ids[2])] {
      #expect(try export(name, alert: id).status == 0)
    }
    let (first, second) = (try contents("first"), try contents("second"))
    #expect(first == second)
    func actors(_ name: String) throws -> [String] {
      let alert = try object(contents(name)["alert.json"])["alert"] as? [String: Any]
      return alert?["actors"] as? [String] ?? []
    }
    let actor = try actors("first")
    #expect(try actor == actors("other"))
    #expect(!actor.isEmpty && actor.allSatisfy { $0.hasPrefix("actor-") && $0.count == 22 })

    try write(key: String(repeating: "k", count: 32))
    #expect(try export("third", alert: ids[0]).status == 0)
    #expect(try actors("third") != actor)
  }

  @Test func `only what is asked for is replaced`() throws {
    let id = try #require(try alertIDs().last)
    let options = ["--pseudonymise", "source_ip", "--key-file", keyFile]
    #expect(try export("bundle", alert: id, options).status == 0)
    let bytes = try contents("bundle").values.reduce(Data(), +)
    #expect(bytes.range(of: Data("203.0.113.80".utf8)) == nil)
    #expect(bytes.range(of: Data("arn:aws:iam::111122223333:".utf8)) != nil)
  }

  @Test func `what is wrong with a key or a field is said, and nothing is written`() throws {
    let id = try #require(try alertIDs().first)
    func check(_ options: [String], status: Int32, _ words: String...) throws {
      let ended = try export("bundle", alert: id, options)
      #expect(ended.status == status, "\(ended.errors)")
      for word in words { #expect(ended.errors.contains(word), "\(ended.errors)") }
      #expect(!FileManager.default.fileExists(atPath: site.folder.path("bundle")))
    }
    let withKey = ["--pseudonymise", "actor", "--key-file", keyFile]
    try check(["--pseudonymise", "actor"], status: 64, "--key-file", "openssl rand -hex 32")
    try check(["--key-file", keyFile], status: 64, "--pseudonymise")
    try check(
      ["--pseudonymise", "actor,nobody", "--key-file", keyFile], status: 64, "'nobody'",
      "user_name",
      "source_ip")
    try write(key: String(repeating: "k", count: 31) + "\n")
    try check(withKey, status: 66, "31 bytes", "openssl rand -hex 32")
    for mode in [0o640, 0o604, 0o620] {
      try write(key: String(repeating: "k", count: 32), mode: mode)
      try check(withKey, status: 66, "mode is \(String(mode, radix: 8))", "chmod 0600")
    }
    try FileManager.default.removeItem(atPath: keyFile)
    try check(withKey, status: 66, keyFile, "openssl rand -hex 32")
  }

  private func ingest(_ site: Site) throws {
    let ended = try Program.run([
      "ingest", site.trail.path, "--database", site.database, "--rules",
      site.rules?.path("rules") ?? "",
    ])
    try #require(ended.status == 0, "\(ended.errors)")
  }

  private func export(
    from other: Site, _ name: String, fields: String?
  ) throws -> Program.Ended {
    let id = try #require(try other.rows("SELECT alert_id FROM alerts").last)
    return try Program.run(
      [
        "export", "--evidence", id, "--output", site.folder.path(name), "--database",
        other.database,
      ] + (fields.map { ["--pseudonymise", $0, "--key-file", keyFile] } ?? []))
  }

  @Test func `capitals and numbers hide nobody, and the bundle's own words name nobody`() throws {
    let other = try Site.ringing(for: "Call")
    let role = "arn:aws:iam::111122223333:role/trailbell"
    let record =
      #"{"eventVersion":"1.11","eventTime":"2026-11-01T10:00:00Z","eventID":"1","#
      + #""userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLE12:Jane.Doe@corp.example","#
      + #""arn":"arn:aws:sts::111122223333:assumed-role/trailbell/Jane.Doe@corp.example","#
      + #""sessionContext":{"sourceIdentity":"987654321","sessionIssuer":{"type":"Role","arn":"\#(role)","#
      + #""userName":"trailbell"}}},"eventSource":"sagemaker.amazonaws.com","eventName":"Call","#
      + #""awsRegion":"eu-central-1","requestParameters":{"user":"JANE.DOE@CORP.EXAMPLE","#
      + #""mail":"jane.doe@corp.example","employee":987654321,"boss":"trailbell-admin"},"#
      + #""sourceIPAddress":"203.0.113.80","recipientAccountId":"111122223333","eventType":"AwsApiCall"}"#
    try other.arrive("call.json", records: [record])
    try ingest(other)
    let ended = try export(
      from: other, "bundle", fields: "user_name,session_name,source_identity")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.errors.contains("stands within other words"), "\(ended.errors)")
    let contents = try contents("bundle")
    for (file, bytes) in contents {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      for name in ["jane.doe", "987654321", "role/trailbell"] {
        #expect(!text.contains(name), "\(name) is in \(file)")
      }
    }
    let events = String(decoding: contents["events.jsonl"] ?? Data(), as: UTF8.self)
    #expect(events.contains(#""boss":"trailbell-admin""#))
    #expect(events.contains(#""employee":"name-"#))
    let page = String(decoding: contents["README.txt"] ?? Data(), as: UTF8.self)
    #expect(page.contains("'trailbell verify --database FILE --heads -'"))
    #expect(page.contains("Evidence of an alert of Trailbell."))
  }

  @Test func `a group names nobody when its events are gone, whatever a rule calls its field`()
    throws
  {
    let other = try Site.ringing(for: "Call")
    try other.write(
      rules: """
        title: Call
        id: rule-of-calls
        name: call
        level: high
        logsource: {product: aws, service: cloudtrail}
        detection: {selection: {eventName: Call}, condition: selection}
        ---
        title: Calls of somebody
        id: rule-of-somebody
        level: high
        correlation:
          type: event_count
          rules: [call]
          aliases: {who: {call: userIdentity.principalId}}
          group-by: [who]
          timespan: 5m
          condition: {gte: 1}

        """)
    try other.arrive("call.json", records: Self.records("Call"))
    try ingest(other)
    let connection = try Connection(path: other.database, access: .existing)
    for (name, events) in [("with", 1), ("without", 0)] {
      if events == 0 { try connection.execute("DELETE FROM event") }
      let ended = try export(from: other, name, fields: "principal_id")
      #expect(ended.status == 0, "\(ended.errors)")
      let contents = try contents(name)
      let alert = String(decoding: contents["alert.json"] ?? Data(), as: UTF8.self)
      #expect(alert.contains(#""who":""#), "\(alert)")
      for id in ["AIDACKCEVSQ6C2EXAMPLE", "AROAEXAMPLEEXAMPLE12"] {
        for bytes in contents.values { #expect(bytes.range(of: Data(id.utf8)) == nil) }
      }
      #expect((contents["events.jsonl"]?.isEmpty == true) == (events == 0))
    }
  }

  @Test func `what was changed is warned of, and what cannot be read is not handed out`() throws {
    let other = try Site.ringing(for: "Call")
    try other.arrive("call.json", records: [Self.records("Call")[0]])
    try ingest(other)
    let whole = try export(from: other, "whole", fields: nil)
    #expect(whole.status == 0 && !whole.errors.contains("warning"), "\(whole.errors)")
    try Connection(path: other.database, access: .existing)
      .execute("UPDATE event SET request_parameters = '{\"by\":'")

    let ended = try export(from: other, "changed", fields: nil)
    #expect(ended.status == 0)
    #expect(ended.errors.contains("warning: the event of 2026-11-01T10:00:00Z"), "\(ended.errors)")
    let contents = try contents("changed")
    let page = String(decoding: contents["README.txt"] ?? Data(), as: UTF8.self)
    #expect(page.contains("NOT AS IT WAS SEALED") && page.contains("row-changed"))
    let problems = try object(contents["manifest.json"])["sealProblems"] as? [[String: Any]]
    #expect(problems?.map { $0["kind"] as? String } == ["row-changed"])

    let refused = try export(from: other, "refused", fields: "actor")
    #expect(refused.status == 69, "\(refused.errors)")
    #expect(refused.errors.contains("event Call-1 cannot be read as JSON"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: site.folder.path("refused")))
  }
}
