import Alarms

/// How far the clock has come, and what it brings.
extension AlarmKeeper {
  /// The longest stretch of time in which one transaction judges what was held back, in seconds: all
  /// matches of a group in it are read at once.
  private static let stepSeconds: Int64 = 86_400

  /// The time at which alarms are looked at now.
  func moment(
    _ nowSeconds: Int64, _ trust: ClockTrust, isCatchingUp: Bool
  ) throws(DatabaseError) -> AlarmMoment {
    let arrived = arrivedSeconds(nowSeconds)
    // Read first: alarms that never waited alone were judged with all others.
    let before = try tables.dues.settled(.matches) ?? AlarmMoment.nothingSettledSeconds
    var settled = [ClockTrust.matches: try tables.dues.settled(.matches, atLeast: arrived)]
    for level in ClockTrust.allCases
    where level > .matches && !rows(waitingFor: level).isEmpty {
      settled[level] = try tables.dues.held(level, since: before, arrivedSeconds: arrived)
      guard level <= trust, let held = settled[level] else { continue }
      settled[level] = try tables.dues.settled(
        level, atLeast: try nextStep(of: level, from: held, to: arrived))
    }
    return AlarmMoment(
      nowSeconds: nowSeconds, trust: trust, settledSeconds: settled, isCatchingUp: isCatchingUp)
  }

  /// How far alarms are judged now that were held back.
  private func nextStep(
    of level: ClockTrust, from held: Int64, to arrived: Int64
  ) throws(DatabaseError) -> Int64 {
    guard arrived - held > Self.stepSeconds,
      let first = try tables.dues.firstDue(of: rows(waitingFor: level))
    else { return arrived }
    return min(arrived, max(held, first + Self.stepSeconds))
  }

  /// The time until which everything has arrived, if the way into the folder takes as long as it may.
  private func arrivedSeconds(_ nowSeconds: Int64) -> Int64 {
    nowSeconds - settings.deliveryDelaySeconds
  }

  /// Takes out the groups that the clock has reached.
  func takeDues(_ moment: AlarmMoment) throws(DatabaseError) {
    for level in ClockTrust.allCases {
      guard let settled = moment.settledSeconds[level] else { continue }
      // What still rings may go on with what is about to be read.
      if level == .matches, moment.trust == .matches { continue }
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
    if trust > .matches {
      let rules = ClockTrust.allCases.filter { $0 <= trust }
        .flatMap { self.rows(waitingFor: $0) }
      if let due = try tables.dues.firstDue(of: rules), due <= arrivedSeconds(nowSeconds) {
        return true
      }
    }
    return try isTellingDue(nowSeconds: nowSeconds)
  }
}
