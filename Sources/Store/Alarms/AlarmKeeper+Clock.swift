import Alarms

/// How far the clock has come, and what it brings.
extension AlarmKeeper {
  /// The time at which alarms are looked at now.
  func moment(
    _ nowSeconds: Int64, judgesSilences: Bool, isCatchingUp: Bool
  ) throws(DatabaseError) -> AlarmMoment {
    let arrived = nowSeconds - settings.deliveryDelaySeconds
    let settled = try tables.dues.settled(.all, atLeast: arrived)
    var silences = settled
    if !silenceRows.isEmpty {
      silences =
        judgesSilences
        ? try tables.dues.settled(.silences, atLeast: arrived)
        : try tables.dues.settled(.silences) ?? .min
    }
    return AlarmMoment(
      nowSeconds: nowSeconds, settledSeconds: settled, silencesSettledSeconds: silences,
      isCatchingUp: isCatchingUp)
  }

  /// Takes out the groups that the clock has reached.
  func takeDues(_ moment: AlarmMoment) throws(DatabaseError) {
    try takeDues(of: otherRows, until: moment.settledSeconds)
    try takeDues(of: silenceRows, until: moment.silencesSettledSeconds)
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
}
