import Store
import Testing

/// Batches that are added again after a failure, in the corners where that is not simple.
struct RetryTests {
  private func file(_ name: String, _ numbers: Range<Int>) -> TestFile {
    TestFile(
      name,
      numbers.map {
        TestRecord(
          id: "id-\($0)", event: "Call\($0)", actor: "Actor\($0)", address: "192.0.2.\($0)")
      })
  }

  /// The words of every event belong to it: each has its own number in all of them.
  private func expectOwnWords(_ database: TestDatabase, count: Int) throws {
    let rows = try database.rows(
      "SELECT event_id, event_name, actor, source_ip FROM events ORDER BY event_key")
    #expect(rows.count == count)
    for row in rows {
      let number = row[0]?.dropFirst(3) ?? ""
      #expect(row[1] == "Call\(number)")
      #expect(row[2]?.hasSuffix("/Actor\(number)") == true)
      #expect(row[3] == "192.0.2.\(number)")
    }
  }

  @Test func `a decoder that forgot its words within the failed transaction`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    try writer.add(decoder.batch([file("a", 0..<5)]), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    // Refers to what the first batch taught.
    let old = decoder.batch([file("b", 0..<8)])
    decoder.forget()
    let new = decoder.batch([file("c", 3..<12)])
    for _ in 0..<2 {
      try writer.add(old, nowSeconds: 1)
      try writer.add(new, nowSeconds: 1)
      try writer.rollback()
    }
    try writer.add(old, nowSeconds: 1)
    try writer.add(new, nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    try expectOwnWords(database, count: 12)
    try database.checkLedger()
  }

  @Test func `a batch that does not come again after the failed transaction`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    try writer.add(decoder.batch([file("a", 0..<3)]), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    for numbers in [2..<6, 5..<9] {
      try writer.add(decoder.batch([file("lost", numbers)]), nowSeconds: 1)
    }
    // What the next one refers to was taught by those that are gone.
    for _ in 0..<2 { try writer.rollback() }
    let kept = decoder.batch([file("kept", 0..<12)])
    try writer.add(kept, nowSeconds: 1)
    try writer.rollback()
    try writer.add(kept, nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    try expectOwnWords(database, count: 12)
    try database.checkLedger()
  }

  @Test func `a commit that was reported as failed and happened all the same`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    let first = decoder.batch([file("a", 0..<5)])
    let second = decoder.batch([file("b", 3..<9)])
    for _ in 0..<2 {
      try writer.add(first, nowSeconds: 1)
      _ = try writer.commit(nowSeconds: 1)
    }
    try writer.add(second, nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    try expectOwnWords(database, count: 9)
    #expect(
      try database.rows("SELECT path, stored, duplicates FROM files ORDER BY path") == [
        ["/trail/a", "5", "0"], ["/trail/b", "4", "2"],
      ])
  }

  @Test func `another connection takes over where the first one failed`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    try writer.add(decoder.batch([file("a", 0..<5)]), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    let batch = decoder.batch([file("b", 2..<8)])
    try writer.add(batch, nowSeconds: 1)
    try writer.rollback()
    let successor = try Writer(
      database.connection(), rules: [], sinks: [], settings: TestDatabase.settings, nowSeconds: 1,
      replacing: writer)
    try successor.add(batch, nowSeconds: 1)
    _ = try successor.commit(nowSeconds: 1)
    try expectOwnWords(database, count: 8)
  }

  @Test func `a new file does not take the number of one that was rolled back`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder(number: 0)
    var other = TestDecoder(number: 1)
    let lost = decoder.batch([file("lost", 0..<3)])
    try writer.add(lost, nowSeconds: 1)
    try writer.rollback()
    try writer.add(other.batch([file("kept", 20..<23)]), nowSeconds: 1)
    try writer.add(lost, nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    #expect(
      try database.rows("SELECT file, count(*) FROM events GROUP BY 1 ORDER BY 1") == [
        ["/trail/kept", "3"], ["/trail/lost", "3"],
      ])
  }
}
