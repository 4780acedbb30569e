import Alarms

/// Which alert stands for which episode, when episodes of a group have changed.
///
/// An alert that people were told of keeps its name for as long as there is an episode where it
/// was; one that nobody was told of may go. So what remains depends on what was announced, and
/// otherwise on the episodes alone.
struct EpisodeClaims {
  /// An episode as it is now, and the alert that stands for it; nil for a new one.
  struct Claim {
    let found: FoundEpisode
    let state: AlertState
    let old: AlertRow?
  }

  /// The episodes, in order.
  private(set) var claims: [Claim] = []
  /// Alerts that are one with another now: the position of that claim.
  private(set) var merged: [(old: AlertRow, claim: Int)] = []
  /// Alerts that were told, and should not have been.
  private(set) var withdrawn: [AlertRow] = []
  /// Alerts that nobody needs to know of.
  private(set) var forgotten: [AlertRow] = []

  init(_ episodes: [(found: FoundEpisode, state: AlertState)], old: [AlertRow]) {
    // Neither overlap each other, and both are in order: one walk finds who overlaps whom.
    let old = old.sorted { $0.found.episode.startedAt < $1.found.episode.startedAt }
    var isTaken = [Bool](repeating: false, count: old.count)
    var firstOverlap = [Int?](repeating: nil, count: old.count)
    var from = 0
    for (position, (found, state)) in episodes.enumerated() {
      while from < old.count, old[from].found.episode.lastAt < found.episode.startedAt { from += 1 }
      let near = old[from...].prefix { $0.found.episode.startedAt <= found.episode.lastAt }
      let best = near.indices.filter { !isTaken[$0] && (state != .pending || !old[$0].isTold) }
        .min { old[$0].stands(before: old[$1]) }
      if let best { isTaken[best] = true }
      if state != .pending {
        for index in near.indices where firstOverlap[index] == nil {
          firstOverlap[index] = position
        }
      }
      claims.append(Claim(found: found, state: state, old: best.map { old[$0] }))
    }
    for index in old.indices where !isTaken[index] {
      if !old[index].isTold {
        forgotten.append(old[index])
      } else if let claim = firstOverlap[index] {
        merged.append((old[index], claim))
      } else {
        withdrawn.append(old[index])
      }
    }
  }
}

extension AlertRow {
  /// Whether an alert is rather kept than another: the one that people know, and know longer.
  fileprivate func stands(before other: AlertRow) -> Bool {
    if isTold != other.isTold { return isTold }
    let announced = firstAnnouncedAt ?? .max
    let otherAnnounced = other.firstAnnouncedAt ?? .max
    if isTold, announced != otherAnnounced { return announced < otherAnnounced }
    return (found.episode.startedAt, row) < (other.found.episode.startedAt, other.row)
  }
}
