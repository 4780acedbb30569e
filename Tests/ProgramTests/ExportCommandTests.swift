import Foundation
import Testing

@testable import Pseudonyms

/// The evidence of an alert, as somebody else receives it.
@Suite struct ExportCommandTests {
  private let site: Site
  private let alertID: String

  init() throws {
    site = try Site.ringing(for: "Call")
    try site.arrive("a/first.json", call: "Call", actors: ["ada"])
    try site.arrive(
      "b/second.json", call: "Call", actors: ["ada", "bea"], at: "2026-11-01T10:05:00Z")
    let ended = try Program.run([
      "ingest", site.trail.path, "--database", site.database, "--rules",
      site.rules?.path("rules") ?? "",
    ])
    try #require(ended.status == 0, "\(ended.errors)")
    alertID = try #require(
      try site.rows("SELECT alert_id FROM alerts WHERE group_key LIKE '%ada%'").first)
  }

  private func export(_ name: String, _ alert: String? = nil) throws -> Program.Ended {
    try Program.run([
      "export", "--evidence", alert ?? alertID, "--output", site.folder.path(name), "--database",
      site.database,
    ])
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: site.folder.path(path), encoding: .utf8)
  }

  /// What `sha256sum --check` says of a folder.
  private func check(_ name: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    process.currentDirectoryURL = site.folder.url.appending(path: name)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func `it holds the events, the files and the rule, and hashes that hold`() throws {
    let ended = try export("evidence")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.errors.isEmpty)
    let lines = try text("evidence/events.jsonl").split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let stored = try site.rows(
      "SELECT event_id FROM alert_events WHERE alert_id = '\(alertID)' ORDER BY event_key")
    #expect(stored.count == 2)
    #expect(lines.map { ($0["record"] as? [String: Any])?["eventID"] as? String } == stored)
    #expect(try text("evidence/alert.json").contains(alertID))
    #expect(try text("evidence/rule.yml").contains("Call"))
    let files = try #require(
      JSONSerialization.jsonObject(with: Data(text("evidence/files.json").utf8))
        as? [[String: Any]])
    #expect(files.count == 2)
    for file in files {
      let path = try #require(file["path"] as? String)
      let copy = try #require(file["copy"] as? String)
      #expect(
        try Data(contentsOf: URL(filePath: path))
          == Data(contentsOf: site.folder.url.appending(path: "evidence/\(copy)")))
    }
    #expect(try check("evidence") == 0)
    let manifest = try #require(
      JSONSerialization.jsonObject(with: Data(text("evidence/manifest.json").utf8))
        as? [String: Any])
    let head = try #require(manifest["sealedUpTo"] as? [String: Any])
    #expect(
      try site.rows("SELECT head FROM seals ORDER BY seal DESC LIMIT 1")
        == [head["head"] as? String ?? ""])
    #expect(manifest["pseudonyms"] is NSNull)

    try Data("{}".utf8).write(to: site.folder.url.appending(path: "evidence/alert.json"))
    #expect(try check("evidence") == 1)
  }

  /// Pseudonyms leave the names of members alone that bundles give, so these must be known.
  @Test func `every name of a member is a word of the format`() throws {
    #expect(try export("evidence").status == 0)
    for name in ["alert.json", "files.json", "manifest.json"] {
      let json = try JSONSerialization.jsonObject(with: Data(text("evidence/\(name)").utf8))
      let names = Self.memberNames(json)
      #expect(names.count > 2)
      #expect(names.subtracting(FormatWords.memberNames) == [], "\(name)")
    }
  }

  private static func memberNames(_ json: Any) -> Set<String> {
    if let list = json as? [Any] { return Set(list.flatMap(memberNames)) }
    guard let object = json as? [String: Any] else { return [] }
    return Set(object.keys).union(object.values.flatMap(memberNames))
  }

  @Test func `the same is the same bytes`() throws {
    _ = try export("first")
    _ = try export("second", String(alertID.prefix(12)))
    #expect(try text("first/SHA256SUMS") == text("second/SHA256SUMS"))
  }

  @Test func `a file that is gone, or a link, is named and not followed`() throws {
    try FileManager.default.removeItem(at: site.trail.appending(path: "a/first.json"))
    try FileManager.default.createSymbolicLink(
      atPath: site.trail.appending(path: "a/first.json").path,
      withDestinationPath: "/etc/passwd")
    let ended = try export("evidence")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("a/first.json: not copied"), "\(ended.errors)")
    #expect(try text("evidence/README.txt").contains("a/first.json: not copied"))
    #expect(!(try text("evidence/files.json").contains("root:")))
    #expect(try check("evidence") == 0)
  }

  @Test func `what is there already is left alone, and what is not there is said`() throws {
    #expect(try export("trail").status == 74)
    #expect(try export("evidence", "no-such-alert").status == 66)
    #expect(!FileManager.default.fileExists(atPath: site.folder.path("evidence")))
  }
}
