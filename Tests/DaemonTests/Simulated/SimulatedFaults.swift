import Store

@testable import Simulation

/// What goes wrong with the database while the daemon works on it.
final class SimulatedFaults {
  private let path: String
  private var locking: Connection?
  /// How many were injected.
  private(set) var count = 0

  /// The tables whose rows can fail.
  private static let tables = [
    "event", "match", "alert", "outbox", "due", "episode_match", "progress", "file", "known_group",
  ]

  init(path: String) { self.path = path }

  /// Makes a statement fail from now on.
  ///
  /// - Parameter endsLife: whether the daemon ends with it; otherwise the failure takes the
  ///   transaction with it, so that another connection can mend it.
  func inject(endsLife: Bool, _ random: inout SeededGenerator) throws {
    let table = Self.tables[random.number(below: Self.tables.count)]
    let event = ["INSERT", "UPDATE", "INSERT"][random.number(below: 3)]
    let reaction = endsLife ? ["ABORT", "FAIL", "ROLLBACK"][random.number(below: 3)] : "ROLLBACK"
    try write(
      """
      CREATE TRIGGER IF NOT EXISTS fault BEFORE \(event) ON \(table)
      WHEN (SELECT count(*) FROM \(table)) % 3 != \(random.number(below: 3))
      BEGIN SELECT RAISE(\(reaction), 'injected'); END
      """)
    count += 1
  }

  /// Locks the database against the daemon.
  func lock() throws {
    let connection = try Connection(path: path, access: .readWrite)
    guard (try? connection.execute("BEGIN IMMEDIATE")) != nil else { return }
    locking = connection
    count += 1
  }

  /// Puts everything right.
  func mend() throws {
    locking = nil
    try write("DROP TRIGGER IF EXISTS fault")
  }

  /// Writes beside the daemon; returns false where it writes itself just now.
  @discardableResult
  func write(_ sql: String) throws -> Bool {
    let connection = try Connection(path: path, access: .readWrite)
    do throws(DatabaseError) {
      try connection.execute(sql)
      return true
    } catch {
      guard error.isBusy else { throw error }
      return false
    }
  }
}
