/// How far a database is that is being brought to a newer version.
public struct MigrationProgress: Sendable, Hashable {
  /// What is being done.
  public enum Work: Sendable, Hashable {
    /// Tables, indexes and views are made.
    case tables
    /// Events are marked with what they are about.
    case marking
    /// All rows are sealed.
    case sealing
    /// At most so many bytes go to the disk; nothing more is told until they have.
    case committing(bytes: Int64)
    /// So many bytes go from the write-ahead log into the database; nothing more is told until they have.
    case moving(bytes: Int64)
  }

  /// The version of the schema.
  public let version: Int64
  /// What is being done.
  public internal(set) var work = Work.tables
  /// How many rows are done, where it is done row by row.
  public internal(set) var doneRows: Int64 = 0
  /// How many there are.
  public internal(set) var allRows: Int64 = 0

  /// Progress that is at its beginning.
  init(version: Int64, work: Work = .tables) {
    self.version = version
    self.work = work
  }
}

/// Tells somebody how far a migration is, also while one statement takes long.
final class MigrationWatch {
  /// After how many instructions of SQLite it is told again: a fraction of a second.
  private static let instructionCount: Int32 = 1_000_000

  private let connection: Connection
  private let tell: (MigrationProgress) -> Void
  private var progress: MigrationProgress

  init(_ connection: Connection, version: Int64, _ tell: @escaping (MigrationProgress) -> Void) {
    self.connection = connection
    self.tell = tell
    progress = MigrationProgress(version: version)
    connection.listen(every: Self.instructionCount) { [unowned self] in self.tell(progress) }
  }

  deinit { connection.listen(every: 0, nil) }

  /// Notes what is begun, and with how many rows.
  func begin(_ work: MigrationProgress.Work, rowCount: Int64 = 0) {
    progress.work = work
    progress.doneRows = 0
    progress.allRows = rowCount
    tell(progress)
  }

  /// Counts rows that are done.
  func add(_ count: Int) {
    progress.doneRows += Int64(count)
    tell(progress)
  }
}
