import CloudTrail

/// What a transaction deleted, and why: one line of the record of deletions.
struct Deletion: Hashable {
  /// What kinds of things are deleted.
  enum What: String {
    case events, alerts, matches, words, person
  }

  let what: String
  let eventClass: String?
  let account: String?
  let why: String
  let count: Int64
  /// The time of the first, in seconds since 1970; nil where they have none.
  let firstAt: Int64?
  /// The time of the last, likewise.
  let lastAt: Int64?

  init(
    _ what: What, eventClass: String? = nil, account: String? = nil, why: String, count: Int,
    times: ClosedRange<Int64>? = nil
  ) {
    self.what = what.rawValue
    self.eventClass = eventClass
    self.account = account
    self.why = why
    self.count = Int64(count)
    firstAt = times?.lowerBound
    lastAt = times?.upperBound
  }

  fileprivate init(_ read: Statement) {
    what = read.text(0)
    eventClass = read.optionalText(1)
    account = read.optionalText(2)
    why = read.text(3)
    count = read.number(4)
    firstAt = read.optionalNumber(5)
    lastAt = read.optionalNumber(6)
  }

  /// The hash of what one seal deletes, with its numbers; nil of nothing.
  static func hash(_ deletions: [(number: Int, deletion: Deletion)]) -> SHA256Hash? {
    guard !deletions.isEmpty else { return nil }
    var input = HashInput()
    for (number, deletion) in deletions {
      input.append(Int64(number))
      input.append(deletion.what)
      input.append(deletion.eventClass)
      input.append(deletion.account)
      input.append(deletion.why)
      input.append(deletion.count)
      input.append(deletion.firstAt)
      input.append(deletion.lastAt)
    }
    return input.hash
  }
}

/// The record of deletions.
final class DeletionTable {
  private let insert: Statement
  private let read: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    insert = try connection.prepare(
      """
      INSERT INTO deletion (seal, number, what, event_class, account, why, count, first_at, last_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """)
    read = try connection.prepare(
      "SELECT what, event_class, account, why, count, first_at, last_at, number FROM deletion "
        + "WHERE seal = ?1 ORDER BY number")
  }

  /// Writes what a seal deletes.
  func add(_ deletions: [Deletion], to seal: Int64) throws(DatabaseError) {
    for (number, deletion) in deletions.enumerated() {
      insert.bind(1, seal)
      insert.bind(2, Int64(number))
      insert.bind(3, deletion.what)
      insert.bind(4, deletion.eventClass)
      insert.bind(5, deletion.account)
      insert.bind(6, deletion.why)
      insert.bind(7, deletion.count)
      insert.bind(8, deletion.firstAt)
      insert.bind(9, deletion.lastAt)
      try insert.run()
    }
  }

  /// What a seal deleted, with its numbers.
  func all(of seal: Int64) throws(DatabaseError) -> [(number: Int, deletion: Deletion)] {
    read.bind(1, seal)
    defer { read.reset() }
    var deletions: [(number: Int, deletion: Deletion)] = []
    while try read.step() { deletions.append((Int(read.number(7)), Deletion(read))) }
    return deletions
  }
}
