/// What a report reads before it asks its questions, so that each of them is cheap.
enum ReportScan {
  /// Counts what the questions of a report ask for.
  static func run(
    _ connection: Connection, _ period: ReportPeriod, kind: ReportKind
  ) throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE class (class TEXT NOT NULL, shape INTEGER NOT NULL,
        PRIMARY KEY (class, shape)) WITHOUT ROWID;
      \(CallClass.allCases.map(classification).joined(separator: "\n"))
      """)
    switch kind {
    case .audit, .access: try count(connection, period, countsObjects: false)
    case .ml: try count(connection, period, countsObjects: true)
    case .integrity: try CoverageQueries(period: period).prepare(connection)
    }
  }

  private static func classification(_ callClass: CallClass) -> String {
    """
    INSERT INTO class SELECT '\(callClass.rawValue)', id FROM shape
    WHERE \(callClass.condition);
    """
  }

  private static func count(
    _ connection: Connection, _ period: ReportPeriod, countsObjects: Bool
  ) throws(DatabaseError) {
    var classes: [Int64: CallClass] = [:]
    let statement = try connection.prepare("SELECT shape, class FROM temp.class")
    while try statement.step() {
      classes[statement.number(0)] = CallClass(rawValue: statement.text(1))
    }
    try EventTally.count(connection, period, classes: classes, countsObjects: countsObjects)
  }

  /// The counted uses with the words of the view `events`.
  static let words = """
    temp.usage AS t
    LEFT JOIN shape AS s ON s.id = t.shape
    LEFT JOIN identity AS i ON i.id = t.owner
    LEFT JOIN word AS a ON a.id = t.actor
    """

  /// What a counted use must be of.
  static func isOf(_ classes: [CallClass]) -> String {
    "t.shape IN (SELECT shape FROM temp.class WHERE class IN (\(list(classes))))"
  }

  /// Classes as a list of SQL.
  static func list(_ classes: [CallClass]) -> String {
    classes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  /// What a row of the view `events` must fulfil to be an event of a class, found by the index of
  /// names instead of one after the other.
  static func key(of callClass: CallClass, in period: ReportPeriod) -> String {
    """
    event_key IN (
      SELECT id FROM event
      WHERE name IN (SELECT id FROM word WHERE text IN (SELECT column2 FROM (\(callClass.values))))
        AND time >= \(period.fromSeconds) AND time < \(period.toSeconds)
        AND shape IN (SELECT shape FROM temp.class WHERE class = '\(callClass.rawValue)'))
    """
  }
}
