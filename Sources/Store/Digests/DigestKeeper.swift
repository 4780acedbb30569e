import CloudTrail
import Integrity

/// Stores digests as they arrive, and judges them by what is stored.
///
/// Everything is in the database: what is to be judged, and what came of it.
final class DigestKeeper {
  private let table: DigestTable
  private let due: DueDigests
  private let reader: DigestReader
  private let problems: DigestProblemTable
  private let files: FileTable
  private let settings: DigestSettings
  /// Whether there is any digest; where there is none, log files cost nothing.
  private var hasDigests: Bool
  private let countDigests: Statement
  /// The folder of the last file, and what its path says.
  private var lastFolder: (directory: String, path: TrailPath)?

  /// How many digests a commit judges; the rest waits for the next, so that none takes long.
  private static let judgedMaximum = 128
  /// The same while files wait to be stored.
  private static let judgedMaximumCatchingUp = 16

  init(
    _ connection: Connection, _ files: FileTable, settings: DigestSettings
  ) throws(DatabaseError) {
    table = try DigestTable(connection, files)
    due = try DueDigests(connection)
    reader = try DigestReader(connection)
    problems = try DigestProblemTable(connection)
    countDigests = try connection.prepare("SELECT EXISTS (SELECT 1 FROM digest)")
    self.files = files
    self.settings = settings
    hasDigests = try countDigests.firstNumber() == 1
    guard hasDigests, !settings.keys.isEmpty else { return }
    // What could not be told may be told with the keys and signatures of now.
    try connection.execute(
      """
      UPDATE digest SET is_due = 1
      WHERE state IN ('\(DigestVerdict.State.unchecked.rawValue)', '\(DigestVerdict.State.pending.rawValue)')
        OR id IN (SELECT digest FROM digest_problem
          WHERE kind = '\(IntegrityProblem.Kind.keyUnknown.rawValue)')
      """)
  }

  /// Forgets what a rolled back transaction may have taken away.
  func rollback() throws(DatabaseError) { hasDigests = try countDigests.firstNumber() == 1 }

  // MARK: What arrives

  /// Notes a file that came to its end.
  func note(
    _ part: FilePart, row: Int64, _ file: LedgerFile, nowSeconds: Int64
  ) throws(DatabaseError) {
    let name = DigestName(file.name)
    switch part.digest {
    case .success(let digest):
      let found = FoundDigest(
        path: "\(file.directory)/\(file.name)", digest: digest,
        contentHash: part.contentHash?.text ?? "",
        hasTrailingBytes: part.hasTrailingBytes)
      try table.store(found, file: row, nowSeconds: nowSeconds)
      try noteArrival(of: row, found)
    case .failure(let fault):
      if let name {
        try table.storeUnreadable(
          file: row, name: name, reason: "it is no digest: \(fault)", nowSeconds: nowSeconds)
        hasDigests = true
      }
    case nil:
      if let name {
        let reason = part.ending?.reason ?? "it is no digest"
        try table.storeUnreadable(file: row, name: name, reason: reason, nowSeconds: nowSeconds)
        hasDigests = true
      } else if hasDigests {
        try noteLogFile(file)
      }
    }
  }

  private func noteArrival(of row: Int64, _ found: FoundDigest) throws(DatabaseError) {
    hasDigests = true
    guard let chain = try reader.digest(row)?.chain else { return }
    try due.note(digest: row, chain: chain, endSeconds: found.digest.endSeconds)
  }

  private func noteLogFile(_ file: LedgerFile) throws(DatabaseError) {
    if lastFolder?.directory.utf8.elementsEqual(file.directory.utf8) != true {
      lastFolder = (file.directory, TrailPath("\(file.directory)/x"))
    }
    guard let path = lastFolder?.path else { return }
    try due.note(file: file, directory: files.directoryID(file.directory), path)
  }

  // MARK: What is judged

  /// Whether there is something to judge.
  func isDue(nowSeconds: Int64, _ trust: ClockTrust) throws(DatabaseError) -> Bool {
    guard hasDigests else { return false }
    return try !due.next(1, nowSeconds: nowSeconds, judgesAbsences: trust > .matches).isEmpty
  }

  /// Judges what is due, some of it; returns what came to light, by account and region.
  func update(
    nowSeconds: Int64, _ trust: ClockTrust, isCatchingUp: Bool
  ) throws(DatabaseError) -> [IntegrityFinding] {
    guard hasDigests else { return [] }
    var findings: [IntegrityFinding] = []
    let trusts = trust > .matches
    let count = isCatchingUp ? Self.judgedMaximumCatchingUp : Self.judgedMaximum
    for id in try due.next(
      count, nowSeconds: nowSeconds, judgesAbsences: trusts)
    {
      guard let stored = try reader.digest(id) else {
        // Its file is in the ledger no more: there is nothing to judge, now or later.
        try table.forget(id)
        continue
      }
      let absenceDueAt = stored.arrivedAt + settings.waitSeconds
      let judgesAbsences = trusts && nowSeconds >= absenceDueAt
      let verdict = try DigestJudgement(
        reader: reader, settings: settings, judgesAbsences: judgesAbsences
      ).verdict(of: stored)
      try table.set(
        verdict.state, verdict.reason, absenceDueAt: judgesAbsences ? nil : absenceDueAt, of: id)
      let new = try problems.replace(of: id, with: verdict.problems, nowSeconds: nowSeconds)
      findings += new.map {
        IntegrityFinding(account: stored.account, region: stored.region, problem: $0)
      }
    }
    return findings
  }
}

/// A problem that came to light, and whose trail it is about.
public struct IntegrityFinding: Sendable, Hashable {
  /// The account.
  public let account: String
  /// The region.
  public let region: String
  /// What is wrong.
  public let problem: IntegrityProblem
}
