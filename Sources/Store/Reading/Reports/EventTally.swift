/// Counts the events of a period in one reading: what most tables of a report are made of.
///
/// Twenty questions to a million events would be twenty readings. Here each event is counted twice
/// in passing: by hour and class, and by call, actor and outcome. What is counted goes into temporary
/// tables of the reader's connection, to which the questions are put.
struct EventTally {
  private let connection: Connection
  private let period: ReportPeriod
  private let classes: [Int64: CallClass]

  private var hour: Int64 = .min
  private var hourly: [HourKey: Int64] = [:]
  private var uses: [UseKey: Use] = [:]
  private var objects: [[UInt8]: Int64] = [:]

  private struct HourKey: Hashable {
    let callClass: CallClass?
    let outcome: Int64
  }

  private struct UseKey: Hashable {
    let shape: Int64
    let actor: Int64?
    let outcome: Int64
    /// The identity, where the call does not tell its account.
    let owner: Int64?
    let object: Int64?
  }

  fileprivate struct Use {
    var events: Int64 = 0
    var first: Int64 = .max
    var last: Int64 = .min
  }

  /// How many different uses are counted in memory before they are written into the temporary table;
  /// the questions add up what was written in parts.
  private static let useMaximum = 100_000

  /// Counts, and leaves the tables `hourly` (hour, class, outcome, events) and `usage` (shape, actor,
  /// outcome, owner, object, events, first, last).
  ///
  /// - Parameters:
  ///   - classes: the class of each shape that has one.
  ///   - countsObjects: whether events of data and invocations are counted by what they are about.
  static func count(
    _ connection: Connection, _ period: ReportPeriod, classes: [Int64: CallClass],
    countsObjects: Bool
  ) throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE hourly (hour INTEGER, class TEXT, outcome INTEGER, events INTEGER);
      CREATE TEMP TABLE object (id INTEGER PRIMARY KEY, text TEXT);
      CREATE TEMP TABLE usage (shape INTEGER, actor INTEGER, outcome INTEGER, owner INTEGER,
        object INTEGER, events INTEGER, first INTEGER, last INTEGER);
      """)
    var tally = EventTally(connection: connection, period: period, classes: classes)
    try tally.read(countsObjects: countsObjects)
    try tally.writeHour()
    try tally.writeUses()
  }

  private init(connection: Connection, period: ReportPeriod, classes: [Int64: CallClass]) {
    self.connection = connection
    self.period = period
    self.classes = classes
  }

  private mutating func read(countsObjects: Bool) throws(DatabaseError) {
    let object = """
      CASE WHEN shape IN (SELECT shape FROM temp.class WHERE class IN ('data', 'invocation'))
      THEN \(EventObject.store) END
      """
    let statement = try connection.prepare(
      """
      SELECT id >> 25, shape, actor, outcome,
        CASE WHEN shape IN (SELECT id FROM shape WHERE account IS NULL) THEN identity END,
        \(countsObjects ? object : "NULL")
      FROM event WHERE id >= \(period.fromSeconds) << 25 AND id < \(period.toSeconds) << 25
      ORDER BY id
      """)
    while try statement.step() {
      let seconds = statement.number(0)
      let shape = statement.number(1)
      let outcome = statement.number(3)
      if seconds / 3600 != hour {
        try writeHour()
        hour = seconds / 3600
      }
      hourly[HourKey(callClass: classes[shape], outcome: outcome), default: 0] += 1
      let key = UseKey(
        shape: shape, actor: statement.optionalNumber(2), outcome: outcome,
        owner: statement.optionalNumber(4),
        object: statement.isNull(5) ? nil : try number(ofObject: Array(statement.bytes(5))))
      uses[key, default: Use()].count(seconds)
      if uses.count >= Self.useMaximum { try writeUses() }
    }
  }

  /// The number of an object, whose names are the same where their bytes are: what Unicode calls
  /// equivalent are two buckets.
  private mutating func number(ofObject bytes: [UInt8]) throws(DatabaseError) -> Int64 {
    if let known = objects[bytes] { return known }
    if objects.count >= Self.useMaximum { objects.removeAll() }
    let insert = try connection.prepare("INSERT INTO temp.object (text) VALUES (?1) RETURNING id")
    insert.bind(1, String(decoding: bytes, as: UTF8.self))
    _ = try insert.step()
    let number = insert.number(0)
    objects[bytes] = number
    return number
  }

  private mutating func writeHour() throws(DatabaseError) {
    let insert = try connection.prepare("INSERT INTO temp.hourly VALUES (?1, ?2, ?3, ?4)")
    for (key, events) in hourly {
      insert.bind(1, hour)
      insert.bind(2, key.callClass?.rawValue)
      insert.bind(3, key.outcome)
      insert.bind(4, events)
      try insert.run()
    }
    hourly.removeAll(keepingCapacity: true)
  }

  private mutating func writeUses() throws(DatabaseError) {
    let insert = try connection.prepare(
      "INSERT INTO temp.usage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
    for (key, use) in uses {
      try insert.run(
        with: key.shape, key.actor, key.outcome, key.owner, key.object, use.events, use.first,
        use.last)
    }
    uses.removeAll(keepingCapacity: true)
  }
}

extension EventTally.Use {
  fileprivate mutating func count(_ seconds: Int64) {
    events += 1
    first = min(first, seconds)
    last = max(last, seconds)
  }
}
