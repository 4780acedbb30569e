/// Deletes texts that no event and no alert refers to any more: names, addresses, identities.
///
/// First everything that is left is looked through for what is in use; then the seals, one after the
/// other, for rows that are not. A list of which rows are deleted is sealed anew as a whole, if need be
/// in several transactions, so that its old hash tells nothing of them.
final class WordSweep {
  /// A list of a seal that is being gone through.
  private struct Place {
    let seal: Int64
    /// The next entry.
    var position = 0
  }

  private enum Stage { case idle, search, seals }

  /// How many seals are looked at for one that has a list.
  private static let sealsOfAPart: Int64 = 200
  /// After how many entries it is asked whether it has worked long enough.
  private static let entriesOfAPart = 50

  private let used: UsedWords
  private let search: WordSearch
  private let book: SealBook
  private let seals: SealTable
  private let withdrawn: WithdrawnEntries
  private let nextSeal: Statement
  private let findLastSeal: Statement
  private let maxima: [SealedTable: Statement]
  private let deletions: [SealedTable: Statement]

  private var stage = Stage.idle
  private var begun: Place?
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
    search = try WordSearch(connection, used)
    seals = try SealTable(connection)
    withdrawn = try WithdrawnEntries(connection)
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
    search.begin()
    stage = .search
    begun = nil
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
  ///
  /// - Parameter isOver: whether it has worked long enough; asked within a list that is long.
  func step(isOver: () -> Bool) throws(DatabaseError) -> Int? {
    switch stage {
    case .idle: return nil
    case .search: if try !search.step() { stage = .seals }
    case .seals:
      if let place = begun { return try renew(place, isOver) }
      guard lastSeal < finalSeal else {
        forget()
        return nil
      }
      let end = min(finalSeal, lastSeal + Self.sealsOfAPart)
      let seal = try nextSeal.firstNumber(with: lastSeal, end)
      lastSeal = seal ?? end
      if let seal { return try renew(Place(seal: seal), isOver) }
    }
    return 0
  }

  /// Goes through a list from a place on, if it has to be sealed anew: deletes the rows that are not in
  /// use, and puts the others under the seal of this transaction.
  private func renew(_ place: Place, _ isOver: () -> Bool) throws(DatabaseError) -> Int {
    begun = nil
    guard let list = try seals.list(ofEvents: false, of: place.seal) else { return 0 }
    let entries = list.entries
    let gone = try withdrawn.positions(
      of: place.seal, first: Int64(list.first), entries.count)
    guard place.position > 0 || mustBeRenewed(entries, gone) else { return 0 }
    var place = place
    var live: [Int] = []
    var kept: [SealEntry] = []
    while place.position < entries.count {
      let position = place.position
      if !gone[position] {
        live.append(position)
        if isUnused(entries.table(at: position), entries.id(at: position)) {
          try deletions[entries.table(at: position)]?.run(with: entries.id(at: position))
        } else {
          kept.append(entries[position])
        }
      }
      place.position += 1
      if place.position % Self.entriesOfAPart == 0, isOver() { break }
    }
    book.withdraw(live.map { list.first + $0 }, of: place.seal)
    try book.resealed(kept)
    if place.position < entries.count { begun = place }
    return live.count - kept.count
  }

  /// Whether a list has rows that are not in use, or had some: one that was begun and not finished,
  /// because the program ended, is not left as it is.
  private func mustBeRenewed(_ entries: SealEntries, _ gone: [Bool]) -> Bool {
    (0..<entries.count).contains { position in
      let table = entries.table(at: position)
      guard UsedWords.tables.contains(table) else { return false }
      return gone[position] || isUnused(table, entries.id(at: position))
    }
  }

  private func isUnused(_ table: SealedTable, _ id: Int64) -> Bool {
    guard let highest = highestIDs[table] else { return false }
    return id <= highest && !used.contains(table, id)
  }
}
