import CloudTrail

/// Looks through a part of the chain: whether each seal follows from the one before, and whether the
/// rows under it are as they were stored.
final class SealSpanCheck {
  private let connection: Connection
  private let reader: SealReader
  private let rows: SealedRows
  private let expected: [Int64: [SealHead]]
  private var report = SealReport()

  /// A check on a connection that nobody else uses.
  ///
  /// - Parameter heads: what is known of the chain from elsewhere.
  init(_ connection: Connection, expecting heads: [SealHead]) throws(DatabaseError) {
    self.connection = connection
    reader = try SealReader(connection)
    rows = try SealedRows(connection)
    expected = Dictionary(grouping: heads, by: \.seal)
  }

  /// Looks through a part, in a read transaction of its own, so that a daemon can go on: seals and
  /// rows are of the same moment.
  func run(_ span: SealSpan) throws(DatabaseError) -> SealReport {
    report = SealReport()
    // Like BEGIN, and allowed within the transaction of a caller.
    try connection.execute("SAVEPOINT looking")
    defer { try? connection.execute("RELEASE looking") }
    var last = try reader.lastHead(before: span.first)
    try reader.forEach(in: span, after: last?.hash) { (stored: StoredSeal) throws(DatabaseError) in
      noteMissing(from: (last?.seal ?? 0) + 1, before: stored.seal.id)
      let head = SealHead(seal: stored.seal.id, hash: stored.head)
      report.add(stored.seal, head)
      for fault in stored.faults { report.add(.init(.sealChanged, seal: head.seal, fault)) }
      for other in expected[head.seal] ?? [] where other != head {
        report.add(.init(.headDiffers, seal: head.seal, Self.otherHead(other, found: stored.head)))
      }
      last = head
      try checkRows(stored)
    }
    return report
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

  private func checkRows(_ stored: StoredSeal) throws(DatabaseError) {
    for entry in stored.liveEntries {
      switch try rows.state(of: entry, in: stored) {
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
}
