import Alarms
import Store
import Testing

@testable import Simulation

/// After a failure the same batches, stored again, give what they give without one.
struct RollbackTests {
  private let rules = [1, 3].map { AlarmRule.counting($0, windowSeconds: 60) }

  /// A workload with everything in it: repeated events, conflicts, repairs, rejections, alerts.
  private func batches(_ random: inout SeededGenerator) -> [DetectedBatch] {
    var decoders = [TestDecoder(number: 0), TestDecoder(number: 1)]
    return (0..<12).map { number in
      if number == 7 { decoders[0].forget() }
      let files = (0..<3).map { file in randomFile("f-\(number)-\(file)", &random) }
      let matches = (0..<4).map { row in
        (row: row, rule: random.number(below: 2), group: "{\"g\":\(random.number(below: 2))}")
      }
      return decoders[number % 2].batch(files, matches: matches)
    }
  }

  private func randomFile(_ name: String, _ random: inout SeededGenerator) -> TestFile {
    let records = (0..<4).map { _ in
      let id = random.number(below: 60)
      var record = TestRecord(
        id: "id-\(id)", time: "2026-11-01T10:\(10 + id / 2):00Z", event: "Call\(id % 9)",
        actor: "Actor\(random.number(below: 3))", address: "192.0.2.\(id % 7)")
      if random.chance(0.1) { record = record.with(("userAgent", "\"\\uD800\"")) }
      return record
    }
    var file = TestFile(name, records)
    if random.chance(0.2) { file = TestFile(name, text: file.text.replacing("]}", with: ",7]}")) }
    return file
  }

  /// Stores batches in transactions of several; `fault` is asked before each whether it must fail.
  private func store(
    _ batches: [DetectedBatch], inTransactionsOf size: Int, in database: TestDatabase,
    fault: () throws -> String?
  ) throws -> Int {
    let connection = try database.connection()
    let writer = try Writer(
      connection, rules: rules, sinks: ["stdout"], settings: TestDatabase.settings, nowSeconds: 1)
    var failures = 0
    for first in stride(from: 0, to: batches.count, by: size) {
      let transaction = batches[first..<min(first + size, batches.count)]
      func run() throws {
        for batch in transaction { try writer.add(batch, nowSeconds: 1) }
        _ = try writer.commit(nowSeconds: 1)
      }
      if let trigger = try fault() { try connection.execute(trigger) }
      do { try run() } catch {
        failures += 1
        try writer.rollback()
        try connection.execute("DROP TRIGGER IF EXISTS temp.fault")
        try run()
      }
      try connection.execute("DROP TRIGGER IF EXISTS temp.fault")
    }
    return failures
  }

  @Test func `a failure at a random row of a random table leaves no trace`() throws {
    var failures = 0
    for seed in TestSeed.value..<(TestSeed.value + 60) {
      var random = SeededGenerator(seed: seed)
      let batches = batches(&random)
      let calm = try TestDatabase()
      _ = try store(batches, inTransactionsOf: 4, in: calm) { nil }
      let stormy = try TestDatabase()
      failures += try store(batches, inTransactionsOf: 4, in: stormy) {
        try Fault.random(&random, calm)
      }
      #expect(try stormy.contents() == calm.contents(), "seed \(seed)")
      try stormy.checkLedger()
    }
    print("store: \(failures) injected failures")
    #expect(failures > 60)
  }

  @Test func `a full disk at a random page leaves no trace`() throws {
    var failures = 0
    for seed in TestSeed.value..<(TestSeed.value + 20) {
      var random = SeededGenerator(seed: seed)
      let batches = batches(&random)
      let calm = try TestDatabase()
      _ = try store(batches, inTransactionsOf: 1, in: calm) { nil }
      let full = try TestDatabase()
      let connection = try full.connection()
      let writer = try Writer(
        connection, rules: rules, sinks: ["stdout"], settings: TestDatabase.settings, nowSeconds: 1)
      let pages = try connection.number("PRAGMA page_count") ?? 0
      try connection.execute("PRAGMA max_page_count = \(pages + Int64(random.number(below: 4)))")
      for batch in batches {
        failures += try storeUntilThereIsRoom(batch, writer, connection)
      }
      #expect(try full.contents() == calm.contents(), "seed \(seed)")
    }
    #expect(failures > 20)
  }

  /// Gives a little more room after each failure.
  private func storeUntilThereIsRoom(
    _ batch: DetectedBatch, _ writer: Writer, _ connection: Connection
  ) throws -> Int {
    var failures = 0
    while let error = failure(of: batch, in: writer) {
      guard error.isDiskFull else { throw error }
      failures += 1
      try writer.rollback()
      let maximum = try connection.number("PRAGMA max_page_count") ?? 0
      try connection.execute("PRAGMA max_page_count = \(maximum + 1)")
    }
    return failures
  }

  private func failure(of batch: DetectedBatch, in writer: Writer) -> DatabaseError? {
    do throws(DatabaseError) {
      try writer.add(batch, nowSeconds: 1)
      _ = try writer.commit(nowSeconds: 1)
      return nil
    } catch {
      return error
    }
  }
}

/// A trigger that fails the transaction at some row.
private enum Fault {
  /// - Parameter calm: the database as it will be, which says how many rows there can be.
  static func random(_ random: inout SeededGenerator, _ calm: TestDatabase) throws -> String? {
    guard random.chance(0.9) else { return nil }
    let tables = [
      "word", "shape", "identity", "client", "directory", "file", "rejection", "event", "original",
      "conflict", "rule", "match", "alert", "outbox",
    ]
    let table = tables[random.number(below: tables.count)]
    let reaction = ["ABORT", "FAIL", "ROLLBACK"][random.number(below: 3)]
    let count = random.number(below: try calm.number("SELECT count(*) FROM \(table)"))
    return """
      CREATE TEMP TRIGGER fault BEFORE INSERT ON main.\(table)
      WHEN (SELECT count(*) FROM main.\(table)) >= \(count)
      BEGIN SELECT RAISE(\(reaction), 'injected'); END
      """
  }
}
