/// Gives pages that deletions left free back to the file system, so that the file shrinks.
///
/// Databases that were made before there was retention keep them for later use, until somebody runs
/// `PRAGMA auto_vacuum = INCREMENTAL; VACUUM` while the daemon is stopped.
struct FreePages {
  /// Each page may have to be looked for in the whole list of free ones.
  private static let pagesOfAPart = 8
  /// What is left for the next inserts.
  private static let freePagesKept: Int64 = 256

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Gives some pages back; returns whether there are more.
  func giveSomeBack() throws(DatabaseError) -> Bool {
    let isIncremental = try connection.number("PRAGMA auto_vacuum") == 2
    guard isIncremental, try connection.number("PRAGMA freelist_count") ?? 0 > Self.freePagesKept
    else { return false }
    try connection.execute("PRAGMA incremental_vacuum(\(Self.pagesOfAPart))")
    return true
  }
}
