import Alarms
import CloudTrail
import Retention

/// The one writer of a database.
///
/// Everything that a batch of files causes is one transaction: ledger rows, events, matches,
/// episodes, alerts, outbox rows. Batches are added until the caller commits; after a failure the
/// caller rolls back and adds the same batches again.
public final class Writer {
  private let connection: Connection
  private let seals: SealBook
  private let events: EventTable
  private let files: FileTable
  private let vocabulary: VocabularyTables
  private let alarms: AlarmKeeper
  private let presence: TrailPresence?
  private let retention: RetentionKeeper
  private let digests: DigestKeeper
  private var checkpoint: Checkpoint

  private var decoders = DecoderVocabularies()
  private var openFiles: [Int: OpenFile] = [:]
  private var report = CommitReport()

  /// A file of which parts may follow.
  private struct OpenFile {
    let row: Int64
    var counts = RecordCounts()
  }

  /// A writer on a connection that nobody else uses.
  ///
  /// - Parameters:
  ///   - rules: the rules in force, to whose positions matches refer.
  ///   - sinks: the names of the sinks that are to be told of alerts.
  ///   - digestSettings: how CloudTrail's digests are judged.
  ///   - policy: how long events are kept.
  ///   - nowSeconds: the clock, in seconds since 1970.
  ///   - predecessor: a writer of the same database whose connection failed; what it knows of the
  ///     decoders' vocabularies is taken over.
  ///   - tell: told again and again how far it is, where the database is of an older version.
  public init(
    _ connection: Connection, rules: [AlarmRule], alarms settings: AlarmSettings = AlarmSettings(),
    sinks: [String], settings databaseSettings: DatabaseSettings,
    digests digestSettings: DigestSettings = DigestSettings(),
    retention policy: RetentionPolicy = RetentionPolicy(), nowSeconds: Int64,
    replacing predecessor: Writer? = nil,
    telling tell: @escaping (MigrationProgress) -> Void = { _ in }
  ) throws(DatabaseError) {
    self.connection = connection
    try Database.prepare(connection, databaseSettings, telling: tell)
    seals = try SealBook(connection)
    events = try EventTable(connection, seals: seals)
    files = try FileTable(connection, seals: seals)
    vocabulary = try VocabularyTables(connection, seals: seals)
    presence = try TrailPresence(connection, rules: rules)
    checkpoint = Checkpoint(databaseSettings)
    try connection.execute("BEGIN IMMEDIATE")
    try seals.begin()
    alarms = try AlarmKeeper(
      connection, rules: rules, vocabulary: vocabulary, settings: settings, sinks: sinks,
      nowSeconds: nowSeconds)
    retention = try RetentionKeeper(
      connection, seals, vocabulary.used, policy, nowSeconds: nowSeconds)
    digests = try DigestKeeper(connection, files, settings: digestSettings)
    _ = try seals.close(nowSeconds: nowSeconds)
    try connection.execute("COMMIT")
    decoders = predecessor?.decoders ?? DecoderVocabularies()
    // What the failed connection's transaction brought is gone with it.
    decoders.rollback()
  }

  /// Whether a file is stored in part only, so that a commit would show half of it.
  public var hasOpenFiles: Bool { !openFiles.isEmpty }

  // MARK: Transactions

  /// Adds a batch to the transaction, which begins with the first.
  public func add(_ batch: DetectedBatch, nowSeconds: Int64) throws(DatabaseError) {
    try begin()
    let map = try decoders.learn(batch.events, vocabulary)
    let keys = try store(batch, map, nowSeconds)
    try timingAlarms { () throws(DatabaseError) in
      if keys.contains(where: { $0 != nil }) {
        try self.alarms.noteNewEvents(nowSeconds: nowSeconds)
      }
      try self.storeMatches(batch, keys)
      try self.storePresence(batch, keys, map)
    }
  }

  /// Brings the episodes up to date and commits; ``checkpointAgain()`` should follow.
  ///
  /// - Parameters:
  ///   - trust: what is judged by the clock; the rest is judged no further than it was.
  ///   - isCatchingUp: whether there is more on its way that has been there for long; what is over
  ///     already is told when it is not.
  public func commit(
    nowSeconds: Int64, trust: ClockTrust = .everything, isCatchingUp: Bool = false
  ) throws(DatabaseError) -> CommitReport {
    try begin()
    try timingAlarms { () throws(DatabaseError) in
      self.report.alerts = try self.alarms.update(
        nowSeconds: nowSeconds, trust, isCatchingUp: isCatchingUp)
    }
    report.sealHead = try seals.close(nowSeconds: nowSeconds)
    try connection.execute("COMMIT")
    report.explodedRules = alarms.explodedRules
    alarms.explodedRules = []
    report.retiredRules = alarms.retiredRules
    alarms.retiredRules = []
    let done = report
    settle()
    decoders.commit()
    return done
  }

  /// What the open transaction will have brought.
  public var openReport: CommitReport { report }

  /// Whether the clock alone has something for a commit to do.
  public func isDue(
    nowSeconds: Int64, trust: ClockTrust = .everything
  ) throws(DatabaseError) -> Bool {
    if try alarms.isDue(nowSeconds: nowSeconds, trust) { return true }
    return try digests.isDue(nowSeconds: nowSeconds, trust)
  }

  /// Judges digests with what the transaction brought; ``openReport`` tells what came to light.
  ///
  /// - Parameter isCatchingUp: whether there is more on its way, which is not to wait.
  public func judgeDigests(
    nowSeconds: Int64, trust: ClockTrust = .everything, isCatchingUp: Bool = false
  ) throws(DatabaseError) {
    try begin()
    report.integrity += try digests.update(
      nowSeconds: nowSeconds, trust, isCatchingUp: isCatchingUp)
  }

  /// Whether the log has grown to its limit because somebody reads an old state of the database.
  ///
  /// Nothing should be written then; ``checkpointAgain()`` finds out whether the reader is gone.
  public var isLogOverLimit: Bool { checkpoint.isOverLimit }

  /// Tries to move the log into the database.
  public func checkpointAgain() throws(DatabaseError) { try checkpoint.run(connection) }

  /// Whether there may be something to delete by the retention policy.
  public func isRetentionDue(nowSeconds: Int64) -> Bool {
    !connection.isInTransaction && retention.isDue(nowSeconds: nowSeconds)
  }

  /// Deletes a little of what is old enough, in a transaction of its own, and seals that it did.
  ///
  /// - Parameter isOver: whether it has worked long enough.
  public func deleteExpired(
    nowSeconds: Int64, isOver: () -> Bool
  ) throws(DatabaseError) -> CommitReport {
    try begin()
    let step = try retention.step(nowSeconds: nowSeconds, isOver: isOver)
    if step.beginsWords {
      decoders.note(in: vocabulary.used)
      alarms.note(in: vocabulary.used)
    }
    report.deletedEvents = step.events
    report.missesHolds = step.missesHolds
    report.sealHead = try seals.close(nowSeconds: nowSeconds)
    try connection.execute("COMMIT")
    // What is at hand may be of rows that are gone now.
    if step.deletes {
      events.forget()
      alarms.forgetMatches()
      presence?.rollback()
    }
    let done = report
    settle()
    decoders.commit()
    return done
  }

  /// Undoes what was added since the last commit.
  public func rollback() throws(DatabaseError) {
    if connection.isInTransaction { try connection.execute("ROLLBACK") }
    retention.forget()
    decoders.rollback()
    settle()
    alarms.rollback()
    presence?.rollback()
    openFiles.removeAll()
    events.forget()
    try files.forget(connection)
    try seals.forget()
    try digests.rollback()
  }

  /// Forgets what only batches could ask for that are not kept any more; to be called when none is.
  public func forgetPastGenerations() { decoders.forgetPastGenerations() }

  private func begin() throws(DatabaseError) {
    guard !connection.isInTransaction else { return }
    try connection.execute("BEGIN IMMEDIATE")
    try seals.begin()
    try decoders.begin(vocabulary)
  }

  /// Forgets what belonged to the transaction.
  private func settle() {
    report = CommitReport()
    presence?.settle()
  }

  // MARK: Events and files

  /// Stores the rows of a batch; returns the keys of those that are new, by row.
  private func store(
    _ batch: DetectedBatch, _ map: VocabularyMap, _ nowSeconds: Int64
  ) throws(DatabaseError) -> [EventKey?] {
    var keys: [EventKey?] = Array(repeating: nil, count: batch.events.rows.count)
    for part in batch.events.files {
      guard let file = batch.files[part.file] else { continue }
      guard var open = try state(of: part, file) else { continue }
      try batch.events.withText { (text: BatchText) throws(DatabaseError) -> Void in
        for index in part.rows {
          let fate = try events.store(batch.events.rows[index], of: text, file: open.row, map: map)
          keys[index] = count(fate, &open.counts)
        }
      }
      try close(part, &open, file, nowSeconds)
    }
    return keys
  }

  /// What is known of a part's file; nil when its beginning was rolled back and is gone: it is
  /// then read again, for the ledger does not know it.
  private func state(
    of part: FilePart, _ file: LedgerFile
  ) throws(DatabaseError) -> OpenFile? {
    if let open = openFiles[part.file] { return open }
    guard part.isFirst else { return nil }
    let row = try files.id(of: file)
    try files.clearRejections(of: row)
    return OpenFile(row: row)
  }

  private func count(_ fate: EventTable.Fate, _ counts: inout RecordCounts) -> EventKey? {
    switch fate {
    case .stored(let key):
      counts.stored += 1
      return key
    case .conflict(let key, _):
      counts.stored += 1
      report.conflicts += 1
      return key
    case .duplicate(_, let isSameRecord):
      // A file that is read again finds its own records: they are as stored as before.
      if isSameRecord { counts.stored += 1 } else { counts.duplicates += 1 }
      return nil
    }
  }

  private func close(
    _ part: FilePart, _ open: inout OpenFile, _ file: LedgerFile, _ nowSeconds: Int64
  ) throws(DatabaseError) {
    open.counts.records += part.records
    open.counts.rejected += part.rejected
    try files.add(part.rejections, of: open.row)
    guard let ending = part.ending else {
      openFiles[part.file] = open
      return
    }
    openFiles[part.file] = nil
    try files.finish(open.row, file, part, open.counts, nowSeconds: nowSeconds)
    try digests.note(part, row: open.row, file, nowSeconds: nowSeconds)
    report.files += 1
    report.counts += open.counts
    if ending == .complete || ending == .digest { report.completeFiles += 1 }
    guard let reason = ending.reason else { return }
    report.add(.init(path: "\(file.directory)/\(file.name)", state: ending.state, reason: reason))
  }

  // MARK: Alarms

  private func timingAlarms(
    _ body: () throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let start = ThreadTime.nanoseconds
    try body()
    report.alarmNanoseconds += ThreadTime.nanoseconds - start
  }

  private func storeMatches(
    _ batch: DetectedBatch, _ keys: [EventKey?]
  ) throws(DatabaseError) {
    if alarms.asksActivity {
      for case let key? in keys where key.seconds != EventKey.untimedSeconds {
        alarms.noteActivity(at: key.seconds)
      }
    }
    report.matches += batch.matches.count
    for match in batch.matches {
      guard let key = keys[match.row] else { continue }
      // An event without a time has no place in a window.
      if key.seconds == EventKey.untimedSeconds {
        report.untimedMatches += 1
      } else {
        try alarms.add(match, of: key)
      }
    }
  }

  /// Notes when the trails of accounts and regions had events.
  private func storePresence(
    _ batch: DetectedBatch, _ keys: [EventKey?], _ map: VocabularyMap
  ) throws(DatabaseError) {
    guard let presence else { return }
    for (row, key) in zip(batch.events.rows, keys) {
      guard let key, key.seconds != EventKey.untimedSeconds else { continue }
      let shape = map.shapes[Int(row.shape)]
      if let (match, minute) = try presence.match(ofShape: shape, at: key.seconds) {
        try alarms.add(match, of: minute)
      }
    }
  }

  /// Adds what the daemon noticed of itself; part of the next transaction.
  public func add(_ signals: [Signal]) throws(DatabaseError) {
    try begin()
    for signal in signals { try alarms.add(signal) }
  }

  /// Notes what became of rows of the outbox; part of the next transaction.
  public func note(_ changes: [OutboxChange], nowSeconds: Int64) throws(DatabaseError) {
    try begin()
    for change in changes {
      try alarms.tables.outbox.note(change.fate, of: change.row, nowSeconds: nowSeconds)
    }
  }

  // MARK: Status

  /// Notes what the daemon says of itself; part of the next transaction.
  public func setStatus(_ values: [String: String]) throws(DatabaseError) {
    try begin()
    let statement = try connection.prepare(
      "INSERT INTO status (name, value) VALUES (?1, ?2) "
        + "ON CONFLICT (name) DO UPDATE SET value = ?2")
    for (name, value) in values {
      statement.bind(1, name)
      statement.bind(2, value)
      try statement.run()
    }
  }
}
