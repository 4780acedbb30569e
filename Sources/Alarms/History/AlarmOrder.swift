/// In which order alarms that refer to each other can be judged.
public struct AlarmOrder {
  /// The alarms, each after all that it refers to; without those in a circle and those above it.
  public private(set) var childrenFirst: [Int] = []
  /// For each alarm those that refer to it, and at which position.
  public private(set) var parents: [[(alarm: Int, reference: Int)]]

  /// The order of alarms.
  ///
  /// - Parameter children: for each alarm, the other alarms that it refers to, by the positions of
  ///   its references.
  public init(children: [[Int: Int]]) {
    parents = Array(repeating: [], count: children.count)
    var openChildren = children.map(\.count)
    for (alarm, children) in children.enumerated() {
      for (reference, child) in children.sorted(by: { $0.key < $1.key })
      where parents.indices.contains(child) {
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
