/// Parts filters and alarms into groups that stand together: an alarm, its filters, and other
/// alarms on these.
struct RuleGroups {
  struct Group {
    var filters: [Int] = []
    var alarms: [Int] = []
  }

  /// For each filter another one of its group, or itself.
  private var neighbours: [Int]

  /// The groups with alarms in the order of these, then the filters without.
  static func groups(filterCount: Int, filtersByAlarm: [[Int]]) -> [Group] {
    var links = RuleGroups(neighbours: Array(0..<filterCount))
    for filters in filtersByAlarm {
      for filter in filters.dropFirst() { links.join(filters[0], filter) }
    }
    var groups: [Group] = []
    var positions: [Int: Int] = [:]
    func position(of filter: Int) -> Int {
      let root = links.root(of: filter)
      if let position = positions[root] { return position }
      positions[root] = groups.count
      groups.append(Group())
      return groups.count - 1
    }
    for (alarm, filters) in filtersByAlarm.enumerated() {
      groups[position(of: filters[0])].alarms.append(alarm)
    }
    for filter in 0..<filterCount { groups[position(of: filter)].filters.append(filter) }
    return groups
  }

  private mutating func join(_ first: Int, _ second: Int) {
    neighbours[root(of: second)] = root(of: first)
  }

  private mutating func root(of filter: Int) -> Int {
    var filter = filter
    while neighbours[filter] != filter {
      // Halves the way for those who ask next.
      neighbours[filter] = neighbours[neighbours[filter]]
      filter = neighbours[filter]
    }
    return filter
  }
}
