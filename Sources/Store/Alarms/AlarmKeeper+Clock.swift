import Alarms

/// How far the clock has come, and what it brings.
extension AlarmKeeper {
  /// The time at which alarms are looked at now.
  func moment(
    _ nowSeconds: Int64, _ trust: ClockTrust, isCatchingUp: Bool
  ) throws(DatabaseError) -> AlarmMoment {
    let arrived = nowSeconds - settings.deliveryDelaySeconds
    // Read first: alarms that never waited alone were judged with all others.
    let before = try tables.dues.settled(.endings)
    var settled: [ClockTrust: Int64] = [:]
    for level in ClockTrust.allCases where level == .endings || !rows(waitingFor: level).isEmpty {
      settled[level] =
        level <= trust
        ? try tables.dues.settled(level, atLeast: arrived)
        : try tables.dues.settled(level) ?? before ?? AlarmMoment.nothingSettledSeconds
    }
    return AlarmMoment(
      nowSeconds: nowSeconds, settledSeconds: settled, isCatchingUp: isCatchingUp)
  }

  /// Takes out the groups that the clock has reached.
  func takeDues(_ moment: AlarmMoment) throws(DatabaseError) {
    for level in ClockTrust.allCases {
      guard let settled = moment.settledSeconds[level] else { continue }
      try takeDues(of: rows(waitingFor: level), until: settled)
    }
  }

  private func takeDues(of rules: [Int64], until settled: Int64) throws(DatabaseError) {
    guard !rules.isEmpty else { return }
    for due in try tables.dues.take(of: rules, until: settled, maximum: Self.dueMaximum) {
      guard let alarm = positions[due.rule] else { continue }
      pending.setDue(alarm, due.group, at: due.dueAt)
      if let range = alarms[alarm].update.judgedAnew(due: due.dueAt, settledSeconds: settled) {
        pending.addRange(alarm, due.group, range)
      }
    }
  }

  /// Whether the clock has reached something that is to be looked at.
  func isDue(nowSeconds: Int64, _ trust: ClockTrust = .everything) throws(DatabaseError) -> Bool {
    let settled = nowSeconds - settings.deliveryDelaySeconds
    let rules = ClockTrust.allCases.filter { $0 <= trust }.flatMap { self.rows(waitingFor: $0) }
    if let due = try tables.dues.firstDue(of: rules), due <= settled { return true }
    return try isTellingDue(nowSeconds: nowSeconds)
  }
}
