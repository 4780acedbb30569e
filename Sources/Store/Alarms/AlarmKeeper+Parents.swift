import Alarms
import CloudTrail

/// Alarms that count the episodes of others.
extension AlarmKeeper {
  /// Hands the episodes of a group that were touched to an alarm that counts them.
  func pass(_ writer: EpisodeWriter, to parent: Int, _ reference: Int) throws(DatabaseError) {
    for row in writer.gone { try replaceMatches(ofAlert: row, parent, reference, with: []) }
    for alert in writer.touched.values {
      let matches = try episodeMatches(of: alert, writer, parent, reference)
      try replaceMatches(ofAlert: alert.row, parent, reference, with: matches)
    }
  }

  /// What an episode is to an alarm: one match for each group and value that the events of its first
  /// window carry, with the last event that carries it.
  private func episodeMatches(
    of alert: AlertRow, _ writer: EpisodeWriter, _ parent: Int, _ reference: Int
  ) throws(DatabaseError) -> Set<EpisodeMatch> {
    let rule = alarms[parent].row
    let startedAt = alert.found.episode.startedAt
    let window = min(alert.found.evidenceStart, startedAt)...startedAt
    var last: [GroupedValue: EventKey] = [:]
    for event in Set(try writer.matches(in: window).map(\.event)) {
      guard
        let carried = try tables.matches.carried(by: event, rule: rule, reference: reference)
      else { continue }
      let key = GroupedValue(group: carried.group, value: carried.value)
      last[key] = max(last[key] ?? event, event)
    }
    return Set(
      last.map { key, event in
        EpisodeMatch(
          rule: rule, group: key.group, countedAt: startedAt, reference: reference, event: event,
          value: key.value)
      })
  }

  private func replaceMatches(
    ofAlert row: Int64, _ parent: Int, _ reference: Int, with matches: Set<EpisodeMatch>
  ) throws(DatabaseError) {
    let rule = alarms[parent].row
    let known = try tables.matches.episodeMatches(ofAlert: row)
      .filter { $0.key.rule == rule && $0.key.reference == reference }
    for (match, matchRow) in known where !matches.contains(match) {
      try tables.matches.removeEpisodeMatch(matchRow)
      pending.addTimes(parent, match.group, [match.countedAt])
    }
    for match in matches where known[match] == nil {
      try tables.matches.add(match, ofAlert: row)
      pending.addTimes(parent, match.group, [match.countedAt])
    }
  }
}
