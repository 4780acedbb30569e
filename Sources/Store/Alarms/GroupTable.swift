/// Which groups there are, which of them belong together, and since when each is known.
final class GroupTable {
  private let readSince: Statement
  private let writeSince: Statement
  private let forget: Statement
  private let addInner: Statement
  private let findInner: Statement
  private let findOuter: Statement
  private let nextGroup: Statement
  private let nextEpisodeGroup: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    readSince = try connection.prepare(
      "SELECT since FROM known_group WHERE rule = ?1 AND group_key = ?2")
    writeSince = try connection.prepare(
      "INSERT INTO known_group (rule, group_key, since) VALUES (?1, ?2, ?3) "
        + "ON CONFLICT (rule, group_key) DO UPDATE SET since = ?3")
    forget = try connection.prepare("DELETE FROM known_group WHERE rule = ?1 AND group_key = ?2")
    addInner = try connection.prepare(
      "INSERT OR IGNORE INTO inner_group (rule, outer_key, group_key) VALUES (?1, ?2, ?3)")
    findInner = try connection.prepare(
      "SELECT group_key FROM inner_group WHERE rule = ?1 AND outer_key = ?2")
    findOuter = try connection.prepare(
      "SELECT outer_key FROM inner_group WHERE rule = ?1 AND group_key = ?2")
    nextGroup = try connection.prepare(
      "SELECT min(group_key) FROM match WHERE rule = ?1 AND group_key > ?2")
    nextEpisodeGroup = try connection.prepare(
      "SELECT min(group_key) FROM episode_match WHERE rule = ?1 AND group_key > ?2")
  }

  /// The first match of a group, as it was last noted.
  func since(_ rule: Int64, _ group: Int64) throws(DatabaseError) -> Int64? {
    try readSince.firstNumber(with: rule, group)
  }

  /// Notes the first match of a group.
  func setSince(_ rule: Int64, _ group: Int64, _ since: Int64?) throws(DatabaseError) {
    if let since {
      try writeSince.run(with: rule, group, since)
    } else {
      try forget.run(with: rule, group)
    }
  }

  /// Notes that a group is part of another.
  func add(_ rule: Int64, _ group: Int64, inside outer: Int64) throws(DatabaseError) {
    try addInner.run(with: rule, outer, group)
  }

  /// The groups that are part of a group; itself where none is.
  func groups(_ rule: Int64, inside outer: Int64) throws(DatabaseError) -> [Int64] {
    let groups = try findInner.numbers(with: rule, outer)
    return groups.isEmpty ? [outer] : groups
  }

  /// The group that a group is part of, or itself.
  func outer(_ rule: Int64, of group: Int64) throws(DatabaseError) -> Int64 {
    try findOuter.firstNumber(with: rule, group) ?? group
  }

  /// All groups of a rule that have matches.
  func groups(_ rule: Int64) throws(DatabaseError) -> Set<Int64> {
    var groups: Set<Int64> = []
    for next in [nextGroup, nextEpisodeGroup] {
      var last = Int64.min
      while let group = try next.firstNumber(with: rule, last) {
        groups.insert(group)
        last = group
      }
    }
    return groups
  }
}
