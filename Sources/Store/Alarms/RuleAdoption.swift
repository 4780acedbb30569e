import Alarms

/// Brings rules into force, and takes those out of it that are no more.
struct RuleAdoption {
  private let rules: RuleTable
  private let alerts: AlertTable
  private let dues: DueTable
  private let outbox: Outbox
  private let sinks: [String]
  private let findOpen: Statement

  init(_ connection: Connection, _ tables: AlarmStore) throws(DatabaseError) {
    rules = try RuleTable(connection)
    alerts = tables.alerts
    dues = tables.dues
    outbox = try Outbox(connection)
    sinks = tables.announcer.knowingSinks
    findOpen = try connection.prepare(
      "SELECT id, told FROM alert WHERE rule = ?1 AND state = 'firing'")
  }

  /// Adopts rules; the alarms are by the same positions.
  func adopt(
    _ rules: [AlarmRule], _ order: AlarmOrder, retiresOthers: Bool, nowSeconds: Int64
  ) throws(DatabaseError) -> [StoredAlarm] {
    var alarms: [StoredAlarm] = []
    for (position, rule) in rules.enumerated() {
      let isReturning = try self.rules.isReturning(rule)
      let row = try self.rules.adopt(rule)
      if isReturning {
        let tells = rule.rings && !rule.isShadow && !sinks.isEmpty
        for (group, since) in try self.rules.reopen(row, nowSeconds: nowSeconds, tells: tells) {
          try dues.lower(row, group, to: since)
        }
      }
      alarms.append(
        StoredAlarm(rule, at: position, row: row, parents: order.parents[position]))
    }
    if retiresOthers { try retireOthers(than: alarms.map(\.row), nowSeconds) }
    return alarms
  }

  private func retireOthers(than rows: [Int64], _ nowSeconds: Int64) throws(DatabaseError) {
    for (rule, isEdited) in try rules.others(than: rows) {
      try rules.retire(rule, nowSeconds: nowSeconds)
      // What only held never rang, and so has nothing to be resolved from.
      try alerts.endPending(of: rule, nowSeconds: nowSeconds)
      findOpen.bind(1, rule)
      var open: [(row: Int64, isTold: Bool)] = []
      while try findOpen.step() { open.append((findOpen.number(0), findOpen.number(1) != 0)) }
      findOpen.reset()
      for (row, isTold) in open {
        try alerts.retire(
          row, because: isEdited ? "rule edited" : "rule removed", nowSeconds: nowSeconds)
        for sink in sinks where isTold {
          try outbox.add(
            alert: row, sink: sink, .resolved, lateBy: nil, nowSeconds: nowSeconds)
        }
      }
    }
  }
}
