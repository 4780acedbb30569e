/// Tells whether the legal holds are those that were sealed.
///
/// Who takes one away for a while, and lets the retention delete what it names, would leave no trace: so
/// nothing is deleted while one is missing, or is not what it was.
final class SealedHolds {
  private let connection: Connection
  private let seals: SealTable
  private let withdrawn: WithdrawnEntries
  private let hasher: RowHasher
  private let findSeals: Statement
  private let countHolds: Statement
  private let dataVersion: Statement
  /// What was found, and at which state of what others wrote.
  private var known: (version: Int64?, areAsSealed: Bool)?

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    seals = try SealTable(connection)
    withdrawn = try WithdrawnEntries(connection)
    hasher = try RowHasher(connection)
    findSeals = try connection.prepare("SELECT id FROM seal WHERE has_decisions = 1 ORDER BY id")
    countHolds = try connection.prepare("SELECT count(*) FROM hold")
    dataVersion = try connection.prepare("PRAGMA data_version")
  }

  /// Whether they are; looked at again once another program wrote something.
  func areAsSealed() throws(DatabaseError) -> Bool {
    let version = try dataVersion.firstNumber()
    if let known, known.version == version { return known.areAsSealed }
    let areAsSealed = try look()
    known = (version, areAsSealed)
    return areAsSealed
  }

  private func look() throws(DatabaseError) -> Bool {
    var count: Int64 = 0
    for seal in try findSeals.numbers() {
      guard let list = try seals.list(ofEvents: false, of: seal) else { continue }
      let gone = try withdrawn.positions(
        of: seal, first: Int64(list.first), list.entries.count)
      for position in 0..<list.entries.count
      where !gone[position] && list.entries.table(at: position) == .hold {
        let entry = list.entries[position]
        guard try hasher.hash(.hold, entry.id) == entry.hash else { return false }
        count += 1
      }
    }
    return try countHolds.firstNumber() == count
  }
}
