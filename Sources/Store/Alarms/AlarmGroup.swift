/// A group of an alarm.
struct AlarmGroup: Hashable, Comparable {
  /// The alarm's position among those in force.
  let alarm: Int
  /// The row of the word that names the group.
  let key: Int64

  static func < (left: AlarmGroup, right: AlarmGroup) -> Bool {
    (left.alarm, left.key) < (right.alarm, right.key)
  }
}
