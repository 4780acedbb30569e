import CloudTrail
import Rules

/// The matches of one alarm, by group.
struct MatchCollection {
  /// What the alarm's group and value are for an event that answered a leaf of a referenced alarm.
  private struct Indirect: Hashable {
    let group: String
    let value: MatchValue?
  }

  /// What is known of one event in one group.
  private struct Answer {
    var references: UInt64 = 0
    var valuesByReference: [Int: MatchValue] = [:]

    /// Where an event has several values, the one of the first reference: in whatever order they
    /// came.
    var value: MatchValue? { valuesByReference.min { $0.key < $1.key }?.value }

    /// A match for each reference, with its own value.
    func matches(of event: EventKey) -> [GroupMatch] {
      BitPositions(references).map {
        GroupMatch(event: event, references: 1 << UInt64($0), value: valuesByReference[$0])
      }
    }
  }

  private var answers: [String: [EventKey: Answer]] = [:]
  private var childEpisodes: [String: [GroupMatch]] = [:]
  private var indirect: [Int: [EventKey: Set<Indirect>]] = [:]
  private var outerGroups: [String: String] = [:]

  /// Adds an event that answered a detection; the same one again changes nothing.
  mutating func addDirect(
    reference: Int, group: String, value: MatchValue?, event: EventKey
  ) {
    var answer = answers[group]?[event] ?? Answer()
    answer.references |= 1 << UInt64(reference)
    answer.valuesByReference[reference] = value
    answers[group, default: [:]][event] = answer
  }

  /// Adds an event that can be evidence of a referenced alarm's episode.
  mutating func addIndirect(
    reference: Int, group: String, value: MatchValue?, event: EventKey
  ) {
    indirect[reference, default: [:]][event, default: []]
      .insert(Indirect(group: group, value: value))
  }

  /// Says which group a group with a value is part of.
  mutating func setOuterGroup(_ outerGroup: String?, of group: String) {
    outerGroups[group] = outerGroup ?? outerGroups[group]
  }

  /// Adds an episode of a referenced alarm: one match for each group and value that its evidence
  /// carries, with the key of the last event that carries it.
  mutating func addEpisode(reference: Int, startedAt: Int64, evidence: [EventKey]) {
    var last: [Indirect: EventKey] = [:]
    for event in evidence {
      for carried in indirect[reference]?[event] ?? [] {
        last[carried] = max(last[carried] ?? event, event)
      }
    }
    for (carried, event) in last {
      childEpisodes[carried.group, default: []].append(
        GroupMatch(
          event: event, countedAt: startedAt, references: 1 << UInt64(reference),
          value: carried.value))
    }
  }

  /// The groups with their matches in order.
  ///
  /// - Parameter byReference: whether an event is a match for each of the alarm's rules that it
  ///   answered, instead of one.
  func matchesByGroup(byReference: Bool) -> [String: [GroupMatch]] {
    var matches = childEpisodes
    for (group, events) in answers {
      for (event, answer) in events {
        matches[group, default: []] +=
          byReference
          ? answer.matches(of: event)
          : [GroupMatch(event: event, references: answer.references, value: answer.value)]
      }
    }
    return matches.mapValues { $0.sorted() }
  }

  /// The group that a group is part of, or itself.
  func outerGroup(of group: String) -> String { outerGroups[group] ?? group }
}
