import Alarms

/// What changed in the groups of all alarms since the last commit.
struct PendingChanges {
  /// What changed in a group.
  struct Group {
    var changes = GroupChanges()
    /// The times of events that are new in the group, for counting them.
    var newTimes: [Int64] = []
    /// When the clock was to be asked, if it has come to that.
    var dueAt: Int64?
  }

  private var groups: [[Int64: Group]]

  init(alarmCount: Int) { groups = Array(repeating: [:], count: alarmCount) }

  subscript(_ alarm: Int, _ group: Int64) -> Group { groups[alarm][group] ?? Group() }

  /// The groups of an alarm in which something changed, in order.
  func groups(of alarm: Int) -> [Int64] { groups[alarm].keys.sorted() }

  /// - Parameter areCounted: whether each is an event that is new in the group.
  mutating func addMatches(
    _ alarm: Int, _ group: Int64, at times: [Int64], areCounted: Bool
  ) {
    groups[alarm][group, default: Group()].changes.times += times
    if areCounted { groups[alarm][group, default: Group()].newTimes += times }
  }

  mutating func addTimes(_ alarm: Int, _ group: Int64, _ times: [Int64]) {
    groups[alarm][group, default: Group()].changes.times += times
  }

  mutating func addRange(_ alarm: Int, _ group: Int64, _ range: ClosedRange<Int64>) {
    groups[alarm][group, default: Group()].changes.ranges.append(range)
  }

  mutating func setDue(_ alarm: Int, _ group: Int64, at seconds: Int64) {
    groups[alarm][group, default: Group()].dueAt = seconds
  }

  mutating func removeAll() {
    for alarm in groups.indices { groups[alarm].removeAll(keepingCapacity: true) }
  }
}
