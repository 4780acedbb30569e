import CloudTrail
import Store
import Testing

@testable import Store

/// What proves a file of an alert.
struct FileProofTests {
  private static func verdict(
    _ states: [String], isAsListed: Bool? = true, problems: [String] = []
  ) -> FileProof.Verdict {
    FileProof(
      listings: states.map { .init(digest: "d", state: $0, reason: nil, hash: "") },
      problems: problems.map { .init(kind: $0, detail: "", digest: nil) }, fileSeal: nil,
      eventSeals: [], unsealedEventCount: 0, sealProblems: [], isAsListed: isAsListed
    ).verdict
  }

  @Test func `a verdict is no better than what it rests on`() {
    #expect(Self.verdict(["verified"]) == .verified)
    #expect(Self.verdict(["pending", "verified", "failed"]) == .verified)
    #expect(Self.verdict(["pending"]) == .pending)
    #expect(Self.verdict(["unchecked"]) == .unchecked)
    #expect(Self.verdict(["failed"]) == .problem)
    #expect(Self.verdict([]) == .unlisted)
    #expect(Self.verdict([], isAsListed: nil) == .unlisted)
    #expect(Self.verdict([], problems: ["file_unlisted"]) == .problem)
    for state in ["verified", "pending", "unchecked"] {
      #expect(Self.verdict([state], isAsListed: nil) == .unchecked)
      #expect(Self.verdict([state], isAsListed: false) == .problem)
      #expect(Self.verdict([state], problems: ["file_changed"]) == .problem)
    }
  }

  @Test func `the seals of a file and of its events are told, and what no seal holds`() throws {
    let site = try AlertSite()
    for second in 0..<3 { try site.ring(at: Int64(second)) }
    let connection = try site.database.connection()
    let id = try #require(try site.database.value("SELECT alert_id FROM alerts"))
    let files = try EvidenceReader(connection).files(ofAlert: id)
    #expect(files.count == 3)
    let reader = try FileProofReader(connection, alertID: id)
    let heads = try site.database.rows("SELECT seal, head FROM seals ORDER BY seal")
    for file in files {
      let proof = try reader.proof(of: file)
      let head = try #require(proof.fileSeal)
      #expect(heads.contains([String(head.seal), head.hash.text]))
      #expect(proof.eventSeals == [head])
      #expect(proof.unsealedEventCount == 0)
      #expect(proof.sealProblems.isEmpty)
      #expect(proof.verdict == .unlisted)
    }
    #expect(Set(try files.map { try reader.proof(of: $0).fileSeal?.seal }).count == 3)
    let last = try #require(try FileProofReader.sealHead(connection))
    #expect([String(last.seal), last.hash.text] == heads.last)
    #expect(try site.database.sealReport(expecting: [last]).problems == [])

    // Somebody takes the list of a seal away.
    try connection.execute(
      "UPDATE seal SET events = NULL, events_salt = NULL WHERE id = \(heads.last?[0] ?? "")")
    let later = try FileProofReader(connection, alertID: id)
    let proofs = try files.map { try later.proof(of: $0) }
    #expect(proofs.map(\.unsealedEventCount).reduce(0, +) == 1)
    #expect(
      Set(proofs.flatMap(\.sealProblems).map(\.kind)) == [.rowInserted, .sealChanged])
  }

  @Test(
    arguments: [
      ("UPDATE event SET error_message = 'x' WHERE id = (SELECT min(id) FROM event)", .rowChanged),
      ("UPDATE event SET flags = flags + 1 WHERE id = (SELECT min(id) FROM event)", .rowChanged),
      ("UPDATE file SET records = 2 WHERE id = (SELECT min(file) FROM event)", .rowChanged),
      ("UPDATE file SET seal = NULL WHERE id = (SELECT min(file) FROM event)", .rowInserted),
      (
        "UPDATE file SET seal = (SELECT max(id) FROM seal) WHERE id = (SELECT min(file) FROM event)",
        .rowInserted
      ),
      (
        "UPDATE seal SET sealed_at = sealed_at + 1 WHERE id = (SELECT max(id) FROM seal)",
        .sealChanged
      ),
    ] as [(String, SealProblem.Kind)])
  func `what is not as it was sealed is told of its file, and of no other`(
    edit: String, kind: SealProblem.Kind
  ) throws {
    let site = try AlertSite()
    for second in 0..<3 { try site.ring(at: Int64(second)) }
    let connection = try site.database.connection()
    let id = try #require(try site.database.value("SELECT alert_id FROM alerts"))
    let files = try EvidenceReader(connection).files(ofAlert: id)
    try connection.execute(edit)
    let reader = try FileProofReader(connection, alertID: id)
    let problems = try files.map { try reader.proof(of: $0).sealProblems }
    #expect(problems.count == 3)
    #expect(problems.count { !$0.isEmpty } == 1)
    #expect(problems.flatMap(\.self).map(\.kind) == [kind])
  }

  @Test func `a record that is no JSON here is told`() throws {
    let site = try AlertSite()
    try site.ring(at: 0)
    let connection = try site.database.connection()
    let id = try #require(try site.database.value("SELECT alert_id FROM alerts"))
    #expect(try EvidenceReader(connection).unreadableEvent(ofAlert: id) == nil)
    try connection.execute("UPDATE event SET request_parameters = '{\"a\":'")
    #expect(try EvidenceReader(connection).unreadableEvent(ofAlert: id) == "event-0")
  }

  @Test func `all who called are told, with what the record says of them`() throws {
    let site = try AlertSite()
    try site.ring(
      [
        TestRecord(id: "1"), TestRecord(id: "2"),
        TestRecord(id: "3", address: "192.0.2.9").with(("userIdentity", TestIdentity.user)),
      ], at: AlertSite.start)
    let id = try #require(try site.database.value("SELECT alert_id FROM alerts"))
    var callers: [EvidenceReader.Caller] = []
    try EvidenceReader(site.database.connection()).callers(ofAlert: id) { callers.append($0) }
    callers.sort { ($0.address ?? "") < ($1.address ?? "") }
    #expect(callers.map(\.address) == ["192.0.2.7", "192.0.2.9"])
    #expect(
      callers.map(\.actor) == [
        "arn:aws:iam::111122223333:role/team/Trainer", "arn:aws:iam::111122223333:user/ada",
      ])
    #expect(callers.map(\.sessionName) == ["session-1", nil])
    #expect(callers.map(\.accessKeyID) == ["ASIA1", "AKIA1"])
    #expect(callers.last?.identity == TestIdentity.user)
  }
}
