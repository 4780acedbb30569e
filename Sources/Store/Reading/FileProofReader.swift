import CloudTrail

/// Reads what proves the files of an alert.
public final class FileProofReader {
  private let listings: Statement
  private let problems: Statement
  private let fileSeal: Statement
  private let head: Statement
  /// The alert's events by file, each with its seal; nil for an event that no seal holds.
  private let sealsByFile: [Int64: [Int64: Int64?]]
  private let check: SealedRowCheck

  /// A reader for an alert on a connection.
  public init(_ connection: Connection, alertID: String) throws(DatabaseError) {
    listings = try connection.prepare(
      """
      SELECT gd.path || '/' || gf.name, g.state, g.reason, e.hash
      FROM file AS f
      JOIN digest_entry AS e ON e.directory = f.directory AND e.name = f.name
      JOIN digest AS g ON g.id = e.digest
      JOIN file AS gf ON gf.id = g.id
      JOIN directory AS gd ON gd.id = gf.directory
      WHERE f.id = ?1 ORDER BY 1
      """)
    problems = try connection.prepare(
      "SELECT kind, detail, digest FROM integrity_problems WHERE path = ?1 ORDER BY kind")
    fileSeal = try connection.prepare("SELECT seal FROM file WHERE id = ?1")
    head = try connection.prepare("SELECT head FROM seal WHERE id = ?1")
    sealsByFile = try Self.sealsByFile(connection, alertID)
    check = try Self.check(connection, sealsByFile, fileSeal)
  }

  private static func sealsByFile(
    _ connection: Connection, _ alertID: String
  ) throws(DatabaseError) -> [Int64: [Int64: Int64?]] {
    let read = try connection.prepare(
      "SELECT id, file FROM event WHERE id IN "
        + "(SELECT event_key FROM alert_events WHERE alert_id = ?1)")
    read.bind(1, alertID)
    var files: [Int64: Int64] = [:]
    while try read.step() { files[read.number(0)] = read.number(1) }
    let seals = try SealReader(connection).seals(ofEvents: Set(files.keys))
    var byFile: [Int64: [Int64: Int64?]] = [:]
    for (event, file) in files {
      byFile[file, default: [:]].updateValue(seals[event], forKey: event)
    }
    return byFile
  }

  /// Compares the rows with their seals, each of which is read once.
  private static func check(
    _ connection: Connection, _ sealsByFile: [Int64: [Int64: Int64?]], _ fileSeal: Statement
  ) throws(DatabaseError) -> SealedRowCheck {
    var seals: [SealedRowCheck.Row: Int64?] = [:]
    for (file, events) in sealsByFile {
      seals.updateValue(
        try fileSeal.firstNumber(with: file), forKey: SealedRowCheck.Row(table: .file, id: file))
      for (event, seal) in events {
        seals.updateValue(seal, forKey: SealedRowCheck.Row(table: .event, id: event))
      }
    }
    return try SealedRowCheck(connection, seals)
  }

  /// How the chain ends now: enough to see later that nothing up to it was changed.
  public static func sealHead(_ connection: Connection) throws(DatabaseError) -> SealHead? {
    try SealTable(connection).last()
  }

  /// What proves a file.
  public func proof(of file: EvidenceReader.File) throws(DatabaseError) -> FileProof {
    let listings = try listings(of: file)
    let events = sealsByFile[file.id] ?? [:]
    let seals = Array(events.values)
    var eventSeals: [SealHead] = []
    for seal in Set(seals.compactMap(\.self)).sorted() {
      if let head = try head(of: seal) { eventSeals.append(head) }
    }
    return FileProof(
      listings: listings, problems: try problems(of: file), fileSeal: try fileSeal(of: file),
      eventSeals: eventSeals, unsealedEventCount: seals.count { $0 == nil },
      sealProblems: sealProblems(file.id, events.keys),
      isAsListed: file.contentHash.map { hash in
        listings.isEmpty
          || !file.hasTrailingBytes && listings.allSatisfy { $0.hash.lowercased() == hash.text }
      })
  }

  private func sealProblems(_ file: Int64, _ events: some Sequence<Int64>) -> [SealProblem] {
    let rows =
      [SealedRowCheck.Row(table: .file, id: file)]
      + events.sorted().map { SealedRowCheck.Row(table: .event, id: $0) }
    var found: [SealProblem] = []
    var known: Set<SealProblem> = []
    for problem in rows.flatMap({ check.problems[$0] ?? [] })
    where known.insert(problem).inserted { found.append(problem) }
    return found
  }

  private func listings(
    of file: EvidenceReader.File
  ) throws(DatabaseError) -> [FileProof.Listing] {
    listings.bind(1, file.id)
    defer { listings.reset() }
    var found: [FileProof.Listing] = []
    while try listings.step() {
      found.append(
        FileProof.Listing(
          digest: listings.text(0), state: listings.text(1), reason: listings.optionalText(2),
          hash: listings.text(3)))
    }
    return found
  }

  private func problems(
    of file: EvidenceReader.File
  ) throws(DatabaseError) -> [FileProof.Problem] {
    problems.bind(1, file.path)
    defer { problems.reset() }
    var found: [FileProof.Problem] = []
    while try problems.step() {
      found.append(
        FileProof.Problem(
          kind: problems.text(0), detail: problems.text(1), digest: problems.optionalText(2)))
    }
    return found
  }

  private func fileSeal(of file: EvidenceReader.File) throws(DatabaseError) -> SealHead? {
    guard let seal = try fileSeal.firstNumber(with: file.id) else { return nil }
    return try head(of: seal)
  }

  private func head(of seal: Int64) throws(DatabaseError) -> SealHead? {
    head.bind(1, seal)
    defer { head.reset() }
    guard try head.step(), let hash = SHA256Hash(bytes: head.optionalBlob(0) ?? []) else {
      return nil
    }
    return SealHead(seal: seal, hash: hash)
  }
}
