import Daemon
import Foundation
import Simulation
import Store
import Testing

/// What the command `doctor` finds about what is stored and how it is judged.
struct DoctorTests {
  private let folder: TemporaryFolder
  private let trail: TrailFolder
  private var database: String { folder.path("trailbell.db") }

  init() throws {
    folder = try TemporaryFolder()
    trail = try TrailFolder(folder.path("trail"))
    try trail.arrive(Array(HandWritten.file(ids: ["1"]).utf8), as: "a.json")
    try Ingest.run(trail.path, into: database)
  }

  private func findings(_ sections: String = "") throws -> [Doctor.Finding] {
    let configuration = folder.path("trailbell.yaml")
    try """
    trail: {directories: ['\(trail.path)']}
    database: {path: '\(database)'}
    rules: {paths: ['\(Ingest.shippedRulesPath)/tampering']}
    \(sections)
    """.write(toFile: configuration, atomically: true, encoding: .utf8)
    return Doctor(configurationPath: configuration, environment: [:]).findings
  }

  private func texts(
    _ subject: String, _ verdict: Doctor.Verdict, _ sections: String = ""
  ) throws -> [String] {
    let findings = try findings(sections)
    try #require(
      findings.contains { $0.subject == "configuration" && $0.verdict == .good }, "\(findings)")
    return findings.filter { $0.subject == subject && $0.verdict == verdict }.map(\.text)
  }

  @Test func `a file that cannot shrink is told with the mend, which helps`() throws {
    let retention = "retention: {at_most: 400d}"
    #expect(try texts("retention", .warning, retention) == [])
    try Connection(path: database, access: .existing)
      .execute("PRAGMA auto_vacuum = NONE; VACUUM")
    let told = try texts("retention", .warning, retention)
    #expect(told.count == 1)
    // Without a retention nothing is deleted, and nothing has to shrink.
    #expect(try texts("retention", .warning) == [])
    #expect(try texts("retention", .good).count == 1)
    let mend = try #require(told.first?.firstMatch(of: /'(PRAGMA [^']*)'/)).output.1
    try Connection(path: database, access: .existing).execute(String(mend))
    #expect(try texts("retention", .warning, retention) == [])
  }

  @Test func `digests without keys are told, whether they arrive or are configured`() throws {
    #expect(try texts("digests", .warning) == [])
    let configured = try texts("digests", .warning, "digests: {wait_max: 2h}")
    #expect(configured.count == 1 && configured[0].hasPrefix("no public keys are named"))
    let signed = try SignedTrail(hours: 1)
    for (path, bytes) in signed.files { try trail.arrive(bytes, as: path) }
    try Ingest.run(trail.path, into: database)
    let arrived = try texts("digests", .warning)
    #expect(arrived.count == 1 && arrived[0].hasPrefix("digests arrive"))
  }

  @Test func `keys that cannot be read are an error, and those that can are named`() throws {
    let missing = folder.path("keys.json")
    let sections = "digests: {public_keys: ['\(missing)']}"
    let told = try texts("digests", .bad, sections)
    #expect(told.count == 1 && told[0].contains(missing))
    try Data(DigestSigner.keyList([try DigestSigner.demonstration()]))
      .write(to: URL(filePath: missing))
    #expect(try texts("digests", .bad, sections) == [])
    let good = try texts("digests", .good, sections)
    #expect(good.count == 1 && good[0].contains(missing))
  }
}
