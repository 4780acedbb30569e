import Foundation
import Synchronization

/// Finds out whether everything that is stored is as it was stored.
///
/// The chain is looked through part by part, by several threads, each part in a short read transaction:
/// a daemon may go on writing meanwhile, and its log does not grow for it.
public final class SealVerifier {
  private let connection: Connection
  private let entriesOfAPart: Int64

  /// A verifier on a connection that nobody else uses; it may be in a transaction.
  init(_ connection: Connection, entriesOfAPart: Int64 = SealSpan.entryCount) {
    self.connection = connection
    self.entriesOfAPart = entriesOfAPart
  }

  /// Looks through everything in a database with several threads.
  ///
  /// - Parameters:
  ///   - heads: what is known of the chain from elsewhere.
  ///   - threads: how many threads look at once, each with a connection of its own.
  public static func run(
    databasePath: String, expecting heads: [SealHead] = [],
    threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(DatabaseError) -> SealReport {
    try run(
      databasePath: databasePath, expecting: heads, threads: threads,
      entriesOfAPart: SealSpan.entryCount)
  }

  /// The same in parts of another size.
  ///
  /// - Parameter entriesOfAPart: how many entries are looked at in one read transaction.
  static func run(
    databasePath: String, expecting heads: [SealHead], threads: Int, entriesOfAPart: Int64
  ) throws(DatabaseError) -> SealReport {
    let connection = try Database.openCurrentForReading(databasePath)
    let spans = try SealSpan.all(connection, entryCount: entriesOfAPart)
    let parts = Mutex<[Int: Result<SealReport, DatabaseError>]>([:])
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(max(1, threads), max(1, spans.count))) { _ in
      var check: SealSpanCheck?
      while let index = next.withLock({ index in
        defer { index += 1 }
        return index < spans.count ? index : nil
      }) {
        let part = Result { () throws(DatabaseError) in
          let ready =
            if let check { check } else {
              try SealSpanCheck(Database.openCurrentForReading(databasePath), expecting: heads)
            }
          check = ready
          return try ready.run(spans[index])
        }
        parts.withLock { $0[index] = part }
      }
    }
    var report = SealReport()
    let all = parts.withLock { $0 }
    for index in spans.indices { if let part = all[index] { report.add(try part.get()) } }
    try SealVerifier(connection).finish(&report, heads)
    return report
  }

  /// Looks through everything on this connection.
  ///
  /// - Parameter heads: what is known of the chain from elsewhere.
  func run(expecting heads: [SealHead] = []) throws(DatabaseError) -> SealReport {
    var report = SealReport()
    let check = try SealSpanCheck(connection, expecting: heads)
    for span in try SealSpan.all(connection, entryCount: entriesOfAPart) {
      report.add(try check.run(span))
    }
    try finish(&report, heads)
    return report
  }

  /// Looks at what no part of the chain shows by itself.
  private func finish(_ report: inout SealReport, _ heads: [SealHead]) throws(DatabaseError) {
    let lastSeal = report.head?.seal ?? 0
    for head in heads.sorted(by: { $0.seal < $1.seal }) where head.seal > lastSeal {
      report.add(
        .init(
          .headDiffers, seal: head.seal,
          "there was a seal \(head.seal), and the chain ends with \(lastSeal): what was stored last "
            + "is cut off"))
    }
    for missing in try SealReader(connection).missingSeals() {
      report.add(
        .init(.sealMissing, seal: missing, "it withdrew or deleted something, and is not there"))
    }
    let schemaDifferences = try SchemaCheck(connection).differences()
    for difference in schemaDifferences {
      report.add(.init(.schemaChanged, seal: nil, difference))
    }
    let counts = try RowCounts(connection).run()
    let inserted = try InsertedRows(connection)
    // Where the chain has no problem, it is enough to count.
    if !counts.areAllSealed || report.problemCount > 0 {
      for problem in try inserted.search() { report.add(problem) }
    }
    for problem in try counts.problems + inserted.orphans() { report.add(problem) }
    report.deletedEvents = Int(
      try connection.number(
        "SELECT CAST(total(count) AS INTEGER) FROM deletion WHERE what = 'events'") ?? 0)
    report.erasures = Int(
      try connection.number("SELECT count(*) FROM deletion WHERE what = 'person'") ?? 0)
  }
}
