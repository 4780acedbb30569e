import CloudTrail
import Foundation
import Store
import Testing

@testable import Daemon
@testable import Settings

/// An export says what CloudTrail's digests prove of its files.
struct EvidenceProofTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents
  private let clock = TestClock(nowSeconds: SignedTrail.startSeconds + 86_400)

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
  }

  private func read() throws {
    let rule = folder.path("rule.yml")
    try HandWritten.rule("CreateModel", id: "rule-of-models").write(
      toFile: rule, atomically: true, encoding: .utf8)
    var options = Ingest.options
    options.digests = try SignedTrail.settings()
    try Ingest.run(
      root.path, into: database.path, rules: RuleBook(paths: [rule]), options: options,
      clock: clock.clock)
  }

  /// The verdicts of `files.json` by what of their paths is below the root, and the page.
  private func export() throws -> (files: [String: [String: Any]], page: String) {
    let connection = try Database.openCurrentForReading(database.path)
    let id = try #require(try database.rows("SELECT alert_id FROM alerts").first?[0])
    guard case .alert(let details) = try AlertDetailsReader(connection).find(id) else {
      throw DatabaseError("there is no alert \(id)")
    }
    let content = try EvidenceContent(connection, details, alertJSON: "{}", fields: [])
    _ = try EvidenceExport(content).write(to: folder.path("evidence"))
    let list = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(filePath: folder.path("evidence/files.json"))))
        as? [[String: Any]])
    var files: [String: [String: Any]] = [:]
    for file in list {
      let path = try #require(file["path"] as? String)
      files[String(path.dropFirst(root.path.count + 1))] = file
    }
    let page = try String(contentsOfFile: folder.path("evidence/README.txt"), encoding: .utf8)
    return (files, page)
  }

  @Test func `files are verified, pending, changed, appended or unlisted`() throws {
    let trail = try SignedTrail(hours: 4)
    var files = trail.files
    let (changed, appended) = (trail.logFiles[1], trail.logFiles[2])
    files[changed] = try Gzip.member(HandWritten.file(ids: ["forged"]))
    files[appended]? += [0]
    let unlisted = SignedTrail.logFile(hour: 1, minute: 30, "forged")
    files[unlisted] = try Gzip.member(HandWritten.file(ids: ["f"]))
    for (path, bytes) in files { try root.arrive(bytes, as: path) }
    try read()
    clock.pass(seconds: 7_200)
    try read()
    let (found, page) = try export()
    var expected = Dictionary(uniqueKeysWithValues: trail.logFiles.map { ($0, "verified") })
    for path in [changed, appended, unlisted] { expected[path] = "problem" }
    for path in trail.logFiles.suffix(2) { expected[path] = "pending" }
    #expect(found.mapValues { $0["verdict"] as? String } == expected)

    func problems(_ path: String) -> [String?] {
      (found[path]?["problems"] as? [[String: Any]] ?? []).map { $0["kind"] as? String }
    }
    #expect(problems(changed) == ["file_changed"])
    #expect(problems(appended) == ["file_appended"])
    #expect(problems(unlisted) == ["file_unlisted"])
    let verified = try #require(found[trail.logFiles[0]])
    let listing = try #require((verified["digests"] as? [[String: Any]])?.first)
    #expect((listing["digest"] as? String)?.hasSuffix(trail.digests[0]) == true)
    #expect(listing["state"] as? String == "verified")
    #expect(listing["listedSHA256"] as? String == verified["contentSHA256"] as? String)
    for line in ["verified  ", "problem  ", "pending  ", "file_changed: ", trail.digests[0]] {
      #expect(page.contains(line), "\(line)")
    }
    #expect((verified["fileSeal"] as? [String: Any])?["seal"] is Int)
    #expect((verified["eventSeals"] as? [Any])?.count == 1)
    #expect(verified["unsealedEvents"] as? Int == 0)
  }
}
