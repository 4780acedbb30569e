import Alarms
import CloudTrail

/// Deletes what is left of deleted events: the matches that they were, what they carried to other
/// rules, and groups without a match, which are new when they come again.
///
/// A pass goes through one table after the other, part by part.
final class RemainsSweep {
  /// A table of which rows go.
  private struct Table {
    let name: String
    let key: [String]
    /// How many columns of the key stand before the event; nil where it has none.
    var columnsBeforeEvent: Int?
    /// Of row `t`; the first parameter behind those of the key is the first event that has not gone.
    let isGone: String

    static let all = [
      Table(
        name: "match", key: ["rule", "group_key", "event", "reference"], columnsBeforeEvent: 2,
        isGone: """
          t.event < ?5 AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.id = t.event)
            AND NOT EXISTS (
              SELECT 1 FROM rule AS r WHERE r.id = t.rule AND r.file = '\(AlarmRule.builtInFile)')
          """),
      Table(
        name: "carrier", key: ["rule", "reference", "event"], columnsBeforeEvent: 2,
        isGone: "t.event < ?4 AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.id = t.event)"),
      Table(name: "known_group", key: ["rule", "group_key"], isGone: hasNoMatch),
      Table(name: "inner_group", key: ["rule", "outer_key", "group_key"], isGone: hasNoMatch),
    ]

    private static let hasNoMatch = """
      NOT EXISTS (SELECT 1 FROM match AS m WHERE m.rule = t.rule AND m.group_key = t.group_key)
        AND NOT EXISTS (
          SELECT 1 FROM episode_match AS m WHERE m.rule = t.rule AND m.group_key = t.group_key)
      """
  }

  /// A pass through one table.
  private struct Pass {
    let table: Table
    let rows: TablePass
    let delete: Statement

    init(_ connection: Connection, _ table: Table) throws(DatabaseError) {
      self.table = table
      rows = try TablePass(
        connection, table.name, key: table.key, values: ["(\(table.isGone))"])
      let key = table.key.enumerated().map { "\($1) = ?\($0 + 1)" }
      delete = try connection.prepare(
        "DELETE FROM \(table.name) WHERE \(key.joined(separator: " AND "))")
    }
  }

  /// What a part deleted.
  struct Part {
    var rows = 0
    /// Those of them that were matches of events.
    var matches = 0
  }

  private let passes: [Pass]
  private var position = 0

  init(_ connection: Connection) throws(DatabaseError) {
    var passes: [Pass] = []
    for table in Table.all { passes.append(try Pass(connection, table)) }
    self.passes = passes
  }

  /// Begins a new pass.
  func begin() {
    position = 0
    for pass in passes { pass.rows.begin() }
  }

  /// Does the next part; nil when the pass is over.
  ///
  /// - Parameter seconds: events from here on are there, or never were.
  func step(before seconds: Int64) throws(DatabaseError) -> Part? {
    guard position < passes.count else { return nil }
    let pass = passes[position]
    let end = EventKey.first(ofClamped: seconds).value
    let hasEvents = pass.table.columnsBeforeEvent != nil
    let rows = hasEvents ? try pass.rows.next(end) : try pass.rows.next()
    guard let last = rows.last else {
      position += 1
      return Part()
    }
    var part = Part()
    for row in rows where row.values[0] == 1 {
      for (index, number) in row.key.enumerated() { pass.delete.bind(Int32(index + 1), number) }
      try pass.delete.run()
      part.rows += 1
    }
    if pass.table.name == "match" { part.matches = part.rows }
    // The other events of a group are younger still.
    if let count = pass.table.columnsBeforeEvent, last.key[count] >= end {
      pass.rows.skip(sharing: count)
    }
    return part
  }
}
