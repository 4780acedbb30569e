import Alarms
import CloudTrail
import Rules

/// Keeps the alerts of all rules in force up to date with the stored matches and the clock.
///
/// After each commit the alerts are what the stored matches make them, and nothing else: not what
/// came first, nor where a transaction ended. What is kept in memory between two commits only spares
/// reading.
final class AlarmKeeper {
  let alarms: [StoredAlarm]
  let tables: AlarmStore
  let vocabulary: VocabularyTables
  let settings: AlarmSettings
  var pending: PendingChanges
  /// The minutes of events since the last commit, if an alarm asks for them.
  var newMinutes: Set<Int64> = []
  /// Matches that are not written yet.
  var newMatches = NewMatches()
  private let adoption: RuleAdoption
  /// Whether rules that are not among those in force were taken out of it.
  private var hasRetiredOthers = false
  private let backlog: BacklogTable
  private let isTelling: Bool
  let positions: [Int64: Int]
  private let childrenFirst: [Int]
  /// The rows of the rules in force, by how far the clock must be trusted to judge them.
  private let rowsByTrust: [ClockTrust: [Int64]]

  /// The rows of words that were asked for, as far as they were not rolled back.
  private var words: [String: Int64] = [:]

  /// Since when groups are known, as far as it was asked and not rolled back.
  var knownSince: [AlarmGroup: Int64] = [:]

  /// Groups of which it is written what they are part of, as far as it was not rolled back.
  var knownInner: Set<AlarmGroup> = []
  /// About how many groups each rule has had since the start, and of which it was said.
  var estimates: [Int: GroupEstimate] = [:]
  var toldGroups: Set<Int> = []
  /// The titles of rules that have come to have very many groups since the last commit.
  var explodedRules: [String] = []
  /// The titles of rules that were taken out of force since the last commit, because events are
  /// stored that they do not see.
  var retiredRules: [String] = []

  /// How many words are kept at hand.
  static let wordMaximum = 20_000
  /// How many groups the clock brings into one transaction.
  static let dueMaximum = 10_000

  init(
    _ connection: Connection, rules: [AlarmRule], vocabulary: VocabularyTables,
    settings: AlarmSettings, sinks: [String], nowSeconds: Int64
  ) throws(DatabaseError) {
    tables = try AlarmStore(connection, settings, sinks: sinks)
    self.vocabulary = vocabulary
    self.settings = settings
    backlog = try BacklogTable(connection, nowSeconds: nowSeconds)
    isTelling = !sinks.isEmpty
    let order = AlarmOrder(children: rules.map(\.children))
    childrenFirst = order.childrenFirst
    adoption = try RuleAdoption(connection, tables)
    alarms = try adoption.adopt(rules, order, isTelling: !sinks.isEmpty, nowSeconds: nowSeconds)
    if settings.retiresOtherRules {
      _ = try adoption.retireOthers(than: alarms, isDaemon: true, nowSeconds: nowSeconds)
      hasRetiredOthers = true
    }
    rowsByTrust = Dictionary(grouping: alarms, by: \.clockTrust).mapValues { $0.map(\.row) }
    pending = PendingChanges(alarmCount: rules.count)
    positions = Dictionary(
      alarms.map { ($0.row, $0.position) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: What comes

  /// Notes that events are stored: rules that do not see them cannot go on afterwards as if there had
  /// been none.
  func noteNewEvents(nowSeconds: Int64) throws(DatabaseError) {
    guard !hasRetiredOthers else { return }
    retiredRules = try adoption.retireOthers(
      than: alarms, isDaemon: false, nowSeconds: nowSeconds)
    hasRetiredOthers = true
  }

  /// Takes a match of an event that is new.
  func add(_ match: EventMatch, of event: EventKey) throws(DatabaseError) {
    let alarm = alarms[match.rule]
    let group = try word(match.groupKey)
    if let outer = match.group.outerGroup {
      try noteInner(group, inside: try word(outer), of: alarm)
    }
    guard !match.isIndirect else {
      try tables.matches.addCarrier(
        event, rule: alarm.row, reference: match.reference, group: group, value: match.group.value)
      return
    }
    if newMatches.isFull(before: event) { try writeMatches() }
    newMatches.add(
      NewMatches.Match(
        group: AlarmGroup(alarm: match.rule, key: group), event: event,
        reference: match.reference, value: match.group.value))
  }

  /// The row of a group's word; the same groups match again and again.
  func word(_ text: String) throws(DatabaseError) -> Int64 {
    if let known = words[text] { return known }
    if words.count >= Self.wordMaximum { words.removeAll(keepingCapacity: true) }
    let row = try vocabulary.word(text)
    words[text] = row
    return row
  }

  /// Writes a signal, which is a match of its rule.
  func add(_ signal: Signal) throws(DatabaseError) {
    let key = try tables.signals.add(
      signal, rule: alarms[signal.rule].row, group: try word(signal.group))
    guard let key else { return }
    try add(EventMatch(row: 0, rule: signal.rule, group: signal.group), of: key)
  }

  /// Notes the rows of the words that it has at hand.
  func note(in used: UsedWords) {
    for row in words.values { used.note(.word, row) }
  }

  /// Forgets what it has at hand of matches and groups, because some were deleted.
  func forgetMatches() {
    tables.cache.removeAll()
    knownSince.removeAll()
    knownInner.removeAll()
  }

  /// Forgets what a rollback took away.
  func rollback() {
    hasRetiredOthers = settings.retiresOtherRules
    retiredRules.removeAll()
    words.removeAll()
    tables.cache.removeAll()
    knownSince.removeAll()
    knownInner.removeAll()
    pending.removeAll()
    newMatches.removeAll()
    newMinutes.removeAll()
    tables.announcer.reset()
    backlog.rollback()
  }

  // MARK: What follows

  /// Brings all alerts up to date; returns how many of them people are told of.
  ///
  /// - Parameters:
  ///   - trust: what is judged up to now; the rest is judged no further than it was.
  ///   - isCatchingUp: whether there is more on its way that has been there for long.
  func update(
    nowSeconds: Int64, _ trust: ClockTrust = .everything, isCatchingUp: Bool = false
  ) throws(DatabaseError) -> Int {
    tables.announcer.reset()
    let moment = try moment(nowSeconds, trust, isCatchingUp: isCatchingUp)
    try writeMatches()
    try takeDues(moment)
    try noteActivity(moment)
    for alarm in childrenFirst {
      try findSince(of: alarm)
      for group in pending.groups(of: alarm) { try update(alarm, group, moment) }
    }
    try tellAgain(moment)
    try tables.announcer.tell(backlog, moment)
    pending.removeAll()
    newMinutes.removeAll()
    return tables.announcer.announcedCount
  }

  /// The rows of the rules that are judged only when the clock is trusted so far.
  func rows(waitingFor trust: ClockTrust) -> [Int64] { rowsByTrust[trust] ?? [] }

  /// Whether something is to be told that only had to wait.
  func isTellingDue(nowSeconds: Int64) throws(DatabaseError) -> Bool {
    // Without anybody to tell, what is to be told waits for those who can.
    guard isTelling else { return false }
    if backlog.isDue(nowSeconds: nowSeconds) { return true }
    return try tables.alerts.firstRepeatTime().map { $0 <= nowSeconds } ?? false
  }

  private func update(
    _ position: Int, _ group: Int64, _ moment: AlarmMoment
  ) throws(DatabaseError) {
    let alarm = alarms[position]
    // What is written of a group may be where somebody looked for its word a moment ago.
    vocabulary.used.note(.word, group)
    let settled = moment.settledSeconds(for: alarm)
    let change = pending[position, group]
    let writer = EpisodeWriter(
      alarm, group: group, tables, moment, activeSince: try activeSince(alarm))
    let context = RevisionContext(
      settledSeconds: settled, knownSince: try since(of: alarm, group),
      unjudgedSince: change.dueAt)
    for stretch in alarm.update.stretches(of: change.changes) {
      try writer.apply(try alarm.update.revision(of: stretch, in: writer, context))
    }
    if change.dueAt != nil {
      try writer.apply(try alarm.update.endings(in: writer, at: settled))
    }
    try writer.finish(newTimes: alarm.countsNewTimes ? change.newTimes : nil)
    try setDue(alarm, group, change, writer, settled)
    for (parent, reference) in alarm.parents {
      try pass(writer, to: parent, reference)
    }
  }

  /// Notes when the clock will change something about a group.
  private func setDue(
    _ alarm: StoredAlarm, _ group: Int64, _ change: PendingChanges.Group, _ writer: EpisodeWriter,
    _ settled: Int64
  ) throws(DatabaseError) {
    var times: [Int64] = []
    if change.dueAt != nil || alarm.update.matchesMoveJudgements {
      if let next = try alarm.update.nextJudgement(in: writer, after: settled) {
        times.append(next)
      }
    } else {
      times += change.changes.times.compactMap {
        alarm.update.judgement(ofMatchAt: $0, after: settled)
      }
      times += writer.touched.values.compactMap { alarm.update.end(of: $0.found) }
      if writer.wasAhead { times.append(settled + 1) }
    }
    times += writer.touched.values.flatMap {
      alarm.rule.stateTimes(of: $0.found, after: settled)
    }
    if let first = times.min() { try tables.dues.lower(alarm.row, group, to: first) }
  }

  /// Tells again what still rings.
  private func tellAgain(_ moment: AlarmMoment) throws(DatabaseError) {
    guard isTelling, !moment.isCatchingUp else { return }
    let repeats = try tables.alerts.repeats(until: moment.nowSeconds, maximum: Self.dueMaximum)
    for (alert, rule, group) in repeats {
      // A rule that is not in force now is not told of, and not looked at again and again.
      guard let position = positions[rule] else {
        try tables.alerts.setRepeat(alert.row, at: nil)
        continue
      }
      try tables.alerts.change(
        try tables.announcer.again(
          alert, of: alarms[position], group: try tables.words.text(group), moment))
    }
  }
}
