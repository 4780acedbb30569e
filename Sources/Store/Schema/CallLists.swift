import Lineage

/// Writes into a database what the program's lists of calls say: what events are about, and where calls of
/// machine learning name their object.
///
/// Rows keep what they got: who changes a list adds a version to ``Migrations``, be it an empty one, and names
/// it here. Databases of earlier versions then get everything anew.
enum CallLists {
  /// The version of the schema with which a list changed last.
  static let version: Int64 = 6

  /// Slice by slice, because SQLite keeps what one statement changes until its end.
  private static let eventsOfASlice = 10_000

  /// A query of the table `shape` for the topics of each, as bits.
  static let shapeBits =
    "SELECT id, "
    + Topic.allCases.map { topic in
      "CASE WHEN \(topic.shapeCondition) THEN \(topic.rawValue) ELSE 0 END"
    }.joined(separator: " + ") + " AS bits FROM shape"

  /// Writes everything; part of the transaction that brings the schema up to date.
  static func write(
    _ connection: Connection, _ watch: MigrationWatch
  ) throws(DatabaseError) {
    try writeModelCalls(connection)
    try markEvents(connection, watch)
  }

  private static func writeModelCalls(_ connection: Connection) throws(DatabaseError) {
    try connection.execute("DELETE FROM model_call")
    let insert = try connection.prepare("INSERT INTO model_call VALUES (?1, ?2, ?3, ?4, ?5)")
    for call in ModelCall.all {
      insert.bind(1, call.source)
      insert.bind(2, call.name)
      insert.bind(3, call.kind.rawValue)
      insert.bind(4, call.requestMember.map { "$.\($0)" })
      insert.bind(5, call.responseMember.map { "$.\($0)" })
      try insert.run()
    }
  }

  /// Marks the events that are there with their topics.
  private static func markEvents(
    _ connection: Connection, _ watch: MigrationWatch
  ) throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE topic_mark (id INTEGER PRIMARY KEY, bits INTEGER NOT NULL);
      INSERT INTO topic_mark SELECT id, bits FROM (\(shapeBits)) WHERE bits != 0
      """)
    let bits = "coalesce((SELECT bits FROM topic_mark WHERE id = event.shape), 0)"
    let mark = try connection.prepare(
      "UPDATE event SET flags = (flags & ~\(Topic.mask)) | \(bits) "
        + "WHERE id > ?1 AND id <= ?2 AND flags & \(Topic.mask) != \(bits)")
    let next = try connection.prepare(
      "SELECT id FROM event WHERE id > ?1 ORDER BY id LIMIT \(eventsOfASlice)")
    watch.begin(.marking, rowCount: try connection.number("SELECT count(*) FROM event") ?? 0)
    var first = Int64.min
    var ids = try next.numbers(with: first)
    while let last = ids.last {
      try mark.run(with: first, last)
      watch.add(ids.count)
      first = last
      ids = try next.numbers(with: first)
    }
    try connection.execute("DROP TABLE temp.topic_mark")
  }
}
