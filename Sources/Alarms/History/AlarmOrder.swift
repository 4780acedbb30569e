/// In which order alarms that refer to each other can be judged.
struct AlarmOrder {
  /// The alarms, each after all that it refers to; without those in a circle and those above it.
  private(set) var childrenFirst: [Int] = []
  /// For each alarm those that refer to it, and at which position.
  private(set) var parents: [[(alarm: Int, reference: Int)]]

  init(_ alarms: [HistoryAlarm]) {
    parents = Array(repeating: [], count: alarms.count)
    var openChildren = alarms.map(\.children.count)
    for (alarm, definition) in alarms.enumerated() {
      for (reference, child) in definition.children.sorted(by: { $0.key < $1.key })
      where alarms.indices.contains(child) {
        parents[child].append((alarm, reference))
      }
    }
    childrenFirst = openChildren.indices.filter { openChildren[$0] == 0 }
    var position = 0
    while position < childrenFirst.count {
      for (parent, _) in parents[childrenFirst[position]] {
        openChildren[parent] -= 1
        if openChildren[parent] == 0 { childrenFirst.append(parent) }
      }
      position += 1
    }
  }
}
