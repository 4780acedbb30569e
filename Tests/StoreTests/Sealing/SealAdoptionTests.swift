import Testing

@testable import Store

/// What was there before there were seals gets them.
struct SealAdoptionTests {
  @Test func `an older database is sealed as it is brought up to date`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    try connection.execute("PRAGMA journal_mode = WAL")
    try Migrations.migrate(connection, to: 5)
    try connection.execute(
      """
      INSERT INTO directory (path) VALUES ('/trail');
      INSERT INTO word (text) VALUES ('CreateModel'), ('192.0.2.1');
      INSERT INTO shape (hash, members, event_name) VALUES (1, '"eventName":"CreateModel",', 'CreateModel');
      INSERT INTO identity (hash, members) VALUES (1, '"userIdentity":{},');
      INSERT INTO client (hash, members) VALUES (1, '"userAgent":"x",');
      INSERT INTO file (directory, name, size, modified_at, changed_at, inode, state, records, stored,
        duplicates, rejected, content_size, stored_at)
      VALUES (1, 'a.json', 1, 1, 1, 1, 'done', 2, 2, 0, 0, 1, 1);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
      INSERT INTO event (id, file, position, flags, outcome, shape, identity, client, name, actor,
        address, event_id, rest)
      SELECT (1700000000 + i) << 25, 1, i, 0, 0, 1, 1, 1, 1, NULL, 2, 'id-' || i, '"a":1,' FROM n;
      """)
    let writer = try database.writer()
    let report = try database.sealReport()
    #expect(report.problems.prefix(3) == [])
    #expect(report.intactRows["event"] == 25_000)
    #expect(try database.column("SELECT DISTINCT cause FROM seal") == ["adopted"])
    #expect(try database.number("SELECT count(*) FROM seal WHERE newest NOT NULL") == 3)

    var decoder = TestDecoder()
    try writer.add(decoder.batch([TestFile("a.json", [TestRecord(id: "1")])]), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    #expect(try database.sealReport().problems.prefix(3) == [])
  }
}
