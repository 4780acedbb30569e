/// Deletes texts that no event and no alert refers to any more: names, addresses, identities.
///
/// First everything that is left is looked through for what is in use, part by part; then the seals,
/// one after the other, for rows that are not. A list of which rows are deleted is sealed anew as a
/// whole, so that its old hash tells nothing of them.
final class WordSweep {
  private enum Stage { case idle, events, groups, seals }

  private static let eventsOfAPart = 2_000
  private static let groupsOfAPart = 500

  private let used: UsedWords
  private let book: SealBook
  private let seals: SealTable
  private let withdrawn: WithdrawnEntries
  private let nextEvents: Statement
  private let nextGroup: Statement
  private let otherGroups: [Statement]
  private let nextSeal: Statement
  private let findLastSeal: Statement
  private let maxima: [SealedTable: Statement]
  private let deletions: [SealedTable: Statement]

  private var stage = Stage.idle
  private var lastEvent = Int64.min
  private var lastGroup: (rule: Int64, key: Int64) = (.min, .min)
  private var lastSeal: Int64 = 0
  /// The last seal at the beginning.
  private var finalSeal: Int64 = 0
  /// The highest ids at the beginning: what came later is in use.
  private var highestIDs: [SealedTable: Int64] = [:]

  init(
    _ connection: Connection, _ book: SealBook, _ used: UsedWords
  ) throws(DatabaseError) {
    self.used = used
    self.book = book
    seals = try SealTable(connection)
    withdrawn = try WithdrawnEntries(connection)
    nextEvents = try connection.prepare(
      "SELECT id, shape, identity, client, name, actor, address FROM event WHERE id > ?1 "
        + "ORDER BY id LIMIT \(Self.eventsOfAPart)")
    nextGroup = try connection.prepare(
      "SELECT rule, group_key FROM match WHERE (rule, group_key) > (?1, ?2) "
        + "ORDER BY rule, group_key LIMIT 1")
    var otherGroups: [Statement] = []
    for (column, table) in [
      ("group_key", "alert"), ("group_key", "carrier"), ("group_key", "episode_match"),
      ("group_key", "due"), ("group_key", "known_group"), ("outer_key", "inner_group"),
      ("group_key", "inner_group"), ("group_key", "signal"),
    ] {
      otherGroups.append(try connection.prepare("SELECT DISTINCT \(column) FROM \(table)"))
    }
    self.otherGroups = otherGroups
    nextSeal = try connection.prepare(

      "SELECT id FROM seal WHERE id > ?1 AND id <= ?2 AND rows NOT NULL ORDER BY id LIMIT 1")
    findLastSeal = try connection.prepare("SELECT max(id) FROM seal")
    var maxima: [SealedTable: Statement] = [:]
    var deletions: [SealedTable: Statement] = [:]
    for table in UsedWords.tables {
      maxima[table] = try connection.prepare("SELECT max(id) FROM \(table.name)")
      deletions[table] = try connection.prepare("DELETE FROM \(table.name) WHERE id = ?1")
    }
    self.maxima = maxima
    self.deletions = deletions
  }

  /// Begins a pass; what the caller has at hand is to be noted as used after it.
  func begin() throws(DatabaseError) {
    used.begin()
    stage = .events
    lastEvent = .min
    lastGroup = (.min, .min)
    lastSeal = 0
    finalSeal = try findLastSeal.firstNumber() ?? 0
    for (table, maximum) in maxima { highestIDs[table] = try maximum.firstNumber() ?? 0 }
  }

  /// Gives up a pass.
  func forget() {
    used.end()
    stage = .idle
  }

  /// Does the next part; returns how many texts it deleted, or nil when the pass is over.
  func step() throws(DatabaseError) -> Int? {
    switch stage {
    case .idle: return nil
    case .events: try lookAtEvents()
    case .groups: try lookAtGroups()
    case .seals:
      if let count = try lookAtSeal() { return count }
      forget()
      return nil
    }
    return 0
  }

  private func lookAtEvents() throws(DatabaseError) {
    nextEvents.bind(1, lastEvent)
    defer { nextEvents.reset() }
    var count = 0
    while try nextEvents.step() {
      lastEvent = nextEvents.number(0)
      count += 1
      note(.shape, 1)
      note(.identity, 2)
      note(.client, 3)
      for column in Int32(4)...6 { note(.word, column) }
    }
    if count < Self.eventsOfAPart { stage = .groups }
  }

  private func note(_ table: SealedTable, _ column: Int32) {
    if let row = nextEvents.optionalNumber(column) { used.note(table, row) }
  }

  private func lookAtGroups() throws(DatabaseError) {
    for _ in 0..<Self.groupsOfAPart {
      nextGroup.bind(1, lastGroup.rule)
      nextGroup.bind(2, lastGroup.key)
      defer { nextGroup.reset() }
      guard try nextGroup.step() else {
        for read in otherGroups {
          for word in try read.numbers() { used.note(.word, word) }
        }
        stage = .seals
        return
      }
      lastGroup = (nextGroup.number(0), nextGroup.number(1))
      used.note(.word, lastGroup.key)
    }
  }

  /// Deletes the rows of the next seal that are not in use; nil behind the last seal.
  private func lookAtSeal() throws(DatabaseError) -> Int? {
    guard let seal = try nextSeal.firstNumber(with: lastSeal, finalSeal) else { return nil }
    lastSeal = seal
    guard let list = try seals.list(ofEvents: false, of: seal) else { return 0 }
    let entries = list.entries
    let gone = try withdrawn.positions(of: seal, first: Int64(list.first), entries.count)
    let live = (0..<entries.count).filter { !gone[$0] }
    let unused = live.filter { isUnused(entries.table(at: $0), entries.id(at: $0)) }
    guard !unused.isEmpty else { return 0 }
    for position in unused {
      try deletions[entries.table(at: position)]?.run(with: entries.id(at: position))
    }
    book.withdraw(live.map { list.first + $0 }, of: seal)
    let kept = Set(live).subtracting(unused)
    try book.resealed(kept.map { entries[$0] })
    return unused.count
  }

  private func isUnused(_ table: SealedTable, _ id: Int64) -> Bool {
    guard let highest = highestIDs[table] else { return false }
    return id <= highest && !used.contains(table, id)
  }
}
