import Alarms

/// Brings rules into force, and takes those out of it that are no more.
struct RuleAdoption {
  private let rules: RuleTable
  private let alerts: AlertTable
  private let outbox: Outbox
  private let sinks: [String]

  init(_ connection: Connection, _ tables: AlarmStore) throws(DatabaseError) {
    rules = try RuleTable(connection)
    alerts = tables.alerts
    outbox = tables.outbox
    sinks = tables.announcer.knowingSinks
  }

  /// Adopts rules; the alarms are by the same positions.
  func adopt(
    _ rules: [AlarmRule], _ order: AlarmOrder, isTelling: Bool, nowSeconds: Int64
  ) throws(DatabaseError) -> [StoredAlarm] {
    var alarms: [StoredAlarm] = []
    for (position, rule) in rules.enumerated() {
      let row = try self.rules.adopt(rule)
      if rule.rings, !rule.isShadow, isTelling { try alerts.wake(of: row, nowSeconds: nowSeconds) }
      alarms.append(
        StoredAlarm(rule, at: position, row: row, parents: order.parents[position]))
    }
    return alarms
  }

  /// Takes all rules out of force but those given; returns the titles of those that rang.
  ///
  /// - Parameter isDaemon: whether those given are all there are; otherwise they are those of a run
  ///   that stores events which the others do not see.
  func retireOthers(
    than alarms: [StoredAlarm], isDaemon: Bool, nowSeconds: Int64
  ) throws(DatabaseError) -> [String] {
    let others = try rules.others(than: alarms.map(\.row), isAll: isDaemon)
    for rule in others {
      try rules.retire(rule.row, nowSeconds: nowSeconds)
      // What only held never rang, and so has nothing to be resolved from.
      try alerts.endPending(of: rule.row, nowSeconds: nowSeconds)
      for (row, isTold) in try alerts.firing(of: rule.row) {
        try alerts.retire(
          row, because: reason(rule.isEdited, isDaemon), nowSeconds: nowSeconds)
        for sink in sinks where isTold {
          try outbox.add(
            alert: row, sink: sink, .resolved, lateBy: nil, nowSeconds: nowSeconds)
        }
      }
    }
    return others.filter(\.rings).map(\.title)
  }

  private func reason(_ isEdited: Bool, _ isDaemon: Bool) -> String {
    if isEdited { return "rule edited" }
    return isDaemon ? "rule removed" : "events were stored without the rule"
  }
}
