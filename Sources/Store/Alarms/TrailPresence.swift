import Alarms
import CloudTrail
import Rules

/// Notes in which minutes the trail of an account and region had events, for the rule that rings when
/// it falls silent: a match for the first second of each, whatever the events are.
final class TrailPresence {
  private struct Minute: Hashable {
    let group: String
    let number: Int64
  }

  /// The position of the rule.
  private let rule: Int
  private let readPlace: Statement
  /// The groups of shapes, by their rows; nil where a shape tells no account or no region.
  private var groups: [Int64: String?] = [:]
  /// What the transaction has noted.
  private var noted: Set<Minute> = []

  /// Of more shapes than these the groups are read again.
  private static let groupMaximum = 10_000

  /// Nil where no rule asks for it.
  init?(_ connection: Connection, rules: [AlarmRule]) throws(DatabaseError) {
    guard let rule = rules.firstIndex(where: { $0.condition.isUnusualSilence }) else { return nil }
    self.rule = rule
    readPlace = try connection.prepare("SELECT account, region FROM shape WHERE id = ?1")
  }

  /// The match of an event that is new; nil where the transaction has it already.
  func match(
    ofShape shape: Int64, at seconds: Int64
  ) throws(DatabaseError) -> (match: EventMatch, key: EventKey)? {
    guard let group = try group(ofShape: shape) else { return nil }
    let minute = Minute(group: group, number: Minutes.minute(of: seconds))
    guard noted.insert(minute).inserted else { return nil }
    return (
      EventMatch(row: 0, rule: rule, group: group),
      EventKey.first(ofClamped: Minutes.firstSecond(of: minute.number))
    )
  }

  /// Forgets what a transaction noted, when it is over.
  func settle() { noted.removeAll(keepingCapacity: true) }

  /// Forgets what a rolled back transaction may have taken away.
  func rollback() {
    settle()
    groups.removeAll()
  }

  private func group(ofShape shape: Int64) throws(DatabaseError) -> String? {
    if let known = groups[shape] { return known }
    readPlace.bind(1, shape)
    defer { readPlace.reset() }
    var group: String?
    if try readPlace.step(), let account = readPlace.optionalText(0),
      let region = readPlace.optionalText(1)
    {
      group = MatchGroup.key(of: ["account": account, "region": region])
    }
    if groups.count >= Self.groupMaximum { groups.removeAll(keepingCapacity: true) }
    groups[shape] = .some(group)
    return group
  }
}
