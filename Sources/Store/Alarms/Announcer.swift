import Alarms

/// Decides what people are told of alerts, and when.
final class Announcer {
  private let outbox: Outbox
  private let silences: SilenceTable
  private let settings: AlarmSettings
  /// Those that are told of new alerts.
  private let sinks: [String]
  /// Those that are told what becomes of alerts that they know.
  let knowingSinks: [String]
  /// How many alerts people were told of, by themselves, since ``reset()``.
  private(set) var announcedCount = 0
  /// How many alerts wait for a summary since ``reset()``.
  private(set) var unsummarisedCount = 0

  /// How much later than it could be an announcement must be to be called late, in seconds.
  private static let lateSecondsMinimum: Int64 = 60

  init(
    _ outbox: Outbox, _ silences: SilenceTable, _ settings: AlarmSettings, sinks: [String],
    knowingSinks: [String]
  ) {
    self.outbox = outbox
    self.silences = silences
    self.settings = settings
    self.sinks = sinks
    self.knowingSinks = knowingSinks
  }

  func reset() {
    announcedCount = 0
    unsummarisedCount = 0
  }

  // MARK: Changes

  /// Says that an alert rings, or lets it wait for a summary; returns it with what it is marked by.
  ///
  /// The alert has to have its row: what is written here refers to it.
  func begin(
    _ alert: AlertRow, of alarm: StoredAlarm, group: String, _ moment: AlarmMoment
  ) throws(DatabaseError) -> AlertRow {
    var alert = alert
    let rule = alarm.rule
    guard rule.rings else { return alert }
    let now = moment.nowSeconds
    // One that waited for a summary, and goes on after all, is told by itself instead.
    alert.isUnsummarised = false
    alert.lateBy = lateness(alert, rule, now)
    guard !rule.isShadow else {
      alert.firstAnnouncedAt = nil
      return alert
    }
    if let silentUntil = try silences.end(of: rule, group: group, at: now) {
      alert.repeatAt = alert.state == .firing ? silentUntil : nil
      return alert
    }
    if let endedAt = alert.found.endedAt, endedAt < now - settings.summaryAgeSeconds {
      alert.isUnsummarised = true
      unsummarisedCount += 1
      return alert
    }
    // What is read next can end an alert, or show that nothing was missing.
    let canPass = alert.state == .resolved || alarm.clockTrust > .matches
    if moment.isCatchingUp, canPass, !sinks.isEmpty {
      alert.repeatAt = now
      return alert
    }
    return try tellFirst(alert, now)
  }

  /// Tells an alert for the first time.
  private func tellFirst(_ alert: AlertRow, _ now: Int64) throws(DatabaseError) -> AlertRow {
    var alert = alert
    announcedCount += 1
    if sinks.isEmpty {
      // Whoever runs with sinks next tells what rings then.
      alert.repeatAt = alert.state == .firing ? now : nil
      return alert
    }
    alert.firstAnnouncedAt = now
    try send(alert, .firing, now, to: sinks)
    alert.isTold = true
    alert.repeats = 0
    alert.repeatAt = alert.state == .firing ? now + settings.repeatSeconds : nil
    return alert
  }

  /// Says what became of an alert that people know, if it is something that they should know.
  func change(
    _ alert: AlertRow, from old: AlertRow, of alarm: StoredAlarm, _ moment: AlarmMoment
  ) throws(DatabaseError) -> AlertRow {
    var alert = alert
    let now = moment.nowSeconds
    let isMoved = alert.found.episode.startedAt != old.found.episode.startedAt
    switch (old.state, alert.state) {
    case (.resolved, .resolved):
      if alert.found.endedAt != old.found.endedAt || isMoved {
        try tell(alert, .changed, now, late: now - alert.found.episode.lastAt)
      }
    case (.resolved, .firing):
      try tell(alert, .changed, now, late: now - alert.found.episode.lastAt)
      alert.repeatAt = alert.isTold ? now + settings.repeatSeconds : nil
    case (_, .resolved):
      try tell(alert, .resolved, now)
      // One that only waited for the end of a backlog is told though it is over.
      let isDue = !alert.isTold && alert.repeatAt.map { $0 <= now } ?? false
      if !isDue { alert.repeatAt = nil }
    default:
      if isMoved { try tell(alert, .changed, now, late: now - alert.found.episode.startedAt) }
    }
    return alert
  }

  /// Says that an alert is no more, because it is one with another, or should not have rung.
  func end(_ alert: AlertRow, _ change: AlertChange, _ moment: AlarmMoment) throws(DatabaseError) {
    try tell(alert, change, moment.nowSeconds, late: moment.nowSeconds - alert.found.episode.lastAt)
  }

  /// Says again that an alert rings; or for the first time, when nobody could be told before.
  func again(
    _ alert: AlertRow, of alarm: StoredAlarm, group: String, _ moment: AlarmMoment
  ) throws(DatabaseError) -> AlertRow {
    var alert = alert
    let now = moment.nowSeconds
    alert.repeatAt = nil
    // One that is over can wait only for the end of a backlog.
    let isWaiting = alert.state == .firing || (alert.state == .resolved && !alert.isTold)
    guard isWaiting, !sinks.isEmpty, !alarm.rule.isShadow else { return alert }
    if let silentUntil = try silences.end(of: alarm.rule, group: group, at: now) {
      alert.repeatAt = alert.state == .firing ? silentUntil : nil
      return alert
    }
    // Late it is only as far as its events were, not by the silence that is over now.
    guard alert.isTold else { return try tellFirst(alert, now) }
    try send(alert, .repeated, now, to: sinks)
    alert.repeats += 1
    let factor = Int64(1) << min(alert.repeats, 20)
    let (pause, isOver) = settings.repeatSeconds.multipliedReportingOverflow(by: factor)
    let maximum = settings.repeatSecondsMaximum
    alert.repeatAt = now + (isOver ? maximum : min(pause, maximum))
    return alert
  }

  /// Tells a summary, if anybody can be told.
  func tell(_ backlog: BacklogTable, _ moment: AlarmMoment) throws(DatabaseError) {
    if unsummarisedCount > 0 { backlog.noteAdded(nowSeconds: moment.nowSeconds) }
    guard !sinks.isEmpty, backlog.isDue(nowSeconds: moment.nowSeconds),
      let summary = try backlog.take(nowSeconds: moment.nowSeconds)
    else { return }
    announcedCount += 1
    for sink in sinks {
      try outbox.add(summary: summary, sink: sink, nowSeconds: moment.nowSeconds)
    }
  }

  // MARK: Sending

  private func tell(
    _ alert: AlertRow, _ change: AlertChange, _ now: Int64, late: Int64? = nil
  ) throws(DatabaseError) {
    guard alert.isTold else { return }
    try send(alert, change, now, to: knowingSinks, late: late)
  }

  private func send(
    _ alert: AlertRow, _ change: AlertChange, _ now: Int64, to sinks: [String],
    late: Int64? = nil
  ) throws(DatabaseError) {
    let lateBy = change == .firing || change == .repeated ? alert.lateBy : late
    for sink in sinks {
      try outbox.add(alert: alert.row, sink: sink, change, lateBy: lateBy, nowSeconds: now)
    }
  }

  /// By how many seconds an alert rings later than with everything delivered in time.
  private func lateness(_ alert: AlertRow, _ rule: AlarmRule, _ now: Int64) -> Int64? {
    let lookahead = rule.condition.lookaheadSeconds(windowSeconds: rule.windowSeconds)
    let expected =
      alert.found.episode.startedAt + rule.forSeconds + lookahead
      + settings.deliveryDelaySeconds
    return now - expected >= Self.lateSecondsMinimum ? now - expected : nil
  }
}
