import CloudTrail

/// Finds out whether everything that is stored is as it was stored.
///
/// All in one read transaction: a daemon may go on writing meanwhile.
public final class SealVerifier {
  private let connection: Connection
  private let reader: SealReader
  private let rows: SealedRows
  private var report = SealReport()
  /// How many rows of entries are there, changed or not.
  private var foundRows: [SealedTable: Int64] = [:]

  /// A verifier on a connection that nobody else uses.
  public init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    reader = try SealReader(connection)
    rows = try SealedRows(connection)
  }

  /// Looks through everything.
  ///
  /// - Parameter heads: what is known of the chain from elsewhere.
  public func run(expecting heads: [SealHead] = []) throws(DatabaseError) -> SealReport {
    report = SealReport()
    foundRows = [:]
    // Like BEGIN, and allowed within the transaction of a caller.
    try connection.execute("SAVEPOINT looking")
    defer { try? connection.execute("RELEASE looking") }
    try followChain(expecting: heads)
    try findInsertedRows()
    for difference in try SchemaCheck(connection).differences() {
      report.add(.init(.schemaChanged, seal: nil, difference))
    }
    report.deletedEvents = Int(
      try connection.number("SELECT sum(count) FROM deletion WHERE what = 'events'") ?? 0)
    report.erasures = Int(
      try connection.number("SELECT count(*) FROM deletion WHERE what = 'person'") ?? 0)
    return report
  }

  // MARK: Seals

  private func followChain(expecting heads: [SealHead]) throws(DatabaseError) {
    var expected: [Int64: [SealHead]] = Dictionary(grouping: heads, by: \.seal)
    var last: SealHead?
    try reader.forEach { (stored: StoredSeal) throws(DatabaseError) in
      noteMissing(from: (last?.seal ?? 0) + 1, before: stored.seal.id)
      last = SealHead(seal: stored.seal.id, hash: stored.head)
      report.sealCount += 1
      let at = stored.seal.sealedAt
      report.sealedAt = report.sealedAt.map { $0.lowerBound...max($0.lowerBound, at) } ?? at...at
      for fault in stored.faults { addFault(stored, fault) }
      for head in expected.removeValue(forKey: stored.seal.id) ?? [] where head != last {
        report.add(.init(.headDiffers, seal: head.seal, Self.otherHead(head, found: stored.head)))
      }
      try checkRows(stored)
    }
    report.head = last
    for head in expected.values.joined().sorted(by: { $0.seal < $1.seal }) {
      report.add(
        .init(
          .headDiffers, seal: head.seal,
          "there was a seal \(head.seal), and the chain ends with \(last?.seal ?? 0): what was "
            + "stored last is cut off"))
    }
    for missing in try reader.missingSeals() {
      report.add(
        .init(.sealMissing, seal: missing, "it withdrew or deleted something, and is not there"))
    }
  }

  private static func otherHead(_ head: SealHead, found: SHA256Hash) -> String {
    "the head was \(head.hash.text), and is \(found.text): something up to this seal was changed, "
      + "and everything behind it sealed anew"
  }

  private func noteMissing(from first: Int64, before next: Int64) {
    guard first < next else { return }
    let span = first == next - 1 ? "seal \(first) is" : "seals \(first) to \(next - 1) are"
    report.add(.init(.sealMissing, seal: first, "\(span) not there"))
  }

  private func addFault(_ stored: StoredSeal, _ fault: String) {
    report.add(.init(.sealChanged, seal: stored.seal.id, fault))
  }

  // MARK: Rows

  private func checkRows(_ stored: StoredSeal) throws(DatabaseError) {
    for entry in stored.liveEntries {
      let state = try rows.state(of: entry, in: stored)
      if state != .missing { foundRows[entry.table, default: 0] += 1 }
      switch state {
      case .intact: report.intactRows[entry.table.name, default: 0] += 1
      case .changed:
        report.add(
          .init(
            .rowChanged, entry.table, entry.id, seal: stored.seal.id,
            "\(try rows.name(of: entry.table, entry.id)), is not what was stored "
              + EventTime.text(ofSeconds: stored.seal.sealedAt)))
      case .missing:
        report.add(
          .init(
            .rowMissing, entry.table, entry.id, seal: stored.seal.id,
            "\(try rows.name(of: entry.table, entry.id)), stored "
              + "\(EventTime.text(ofSeconds: stored.seal.sealedAt)), is gone"))
      }
    }
  }

  /// Where a table has more rows than there are entries, finds those that have none.
  private func findInsertedRows() throws(DatabaseError) {
    for table in SealedTable.allCases {
      let rowCount = try connection.number("SELECT count(*) FROM \(table.name)") ?? 0
      guard rowCount > foundRows[table] ?? 0 else { continue }
      let search = try InsertedRowSearch(connection, table, reader: reader)
      for id in try search.run() {
        report.add(
          .init(
            .rowInserted, table, id, seal: nil,
            "\(try rows.name(of: table, id)) was not stored by Trailbell"))
      }
    }
    try findOrphans(
      .file, "SELECT DISTINCT file FROM rejection WHERE file NOT IN (SELECT id FROM file)",
      "has rejections, and is not there")
    try findOrphans(
      .event, "SELECT event FROM original WHERE event NOT IN (SELECT id FROM event)",
      "has an original, and is not there")
  }

  /// Rows that belong to one that is not there.
  private func findOrphans(
    _ table: SealedTable, _ query: String, _ what: String
  ) throws(DatabaseError) {
    for id in try connection.prepare(query).numbers() {
      report.add(
        .init(.rowInserted, table, id, seal: nil, "\(try rows.name(of: table, id)) \(what)"))
    }
  }
}
