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
    var free = old
    for (found, state) in episodes {
      let best = free.filter {
        $0.found.overlaps(found) && (state != .pending || !$0.isTold)
      }.min { $0.stands(before: $1) }
      free.removeAll { $0.row == best?.row }
      claims.append(Claim(found: found, state: state, old: best))
    }
    for alert in free {
      if !alert.isTold {
        forgotten.append(alert)
      } else if let claim = claims.firstIndex(where: {
        $0.state != .pending && $0.found.overlaps(alert.found)
      }) {
        merged.append((alert, claim))
      } else {
        withdrawn.append(alert)
      }
    }
  }
}

extension FoundEpisode {
  fileprivate func overlaps(_ other: FoundEpisode) -> Bool {
    episode.startedAt <= other.episode.lastAt && other.episode.startedAt <= episode.lastAt
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
