import Alarms

extension AlarmTables {
  /// A rule and a group, by their rows.
  struct Group: Hashable {
    let rule: Int64
    let key: Int64
  }

  /// An alert that began, by its row.
  struct BegunAlert {
    let row: Int64
    let startedAt: Int64
  }

  struct StoredEpisode {
    let row: Int64
    let alertID: String
    let episode: Episode
    let count: Int64
  }
}

/// The episodes that an update touched, as they were before it.
struct TouchedEpisodes {
  /// By row; nil where all of the episode has to be counted.
  private(set) var before: [Int64: AlarmTables.StoredEpisode?] = [:]
  private(set) var begun: [AlarmTables.BegunAlert] = []
  private(set) var merged: Set<Int64> = []

  mutating func note(_ stored: AlarmTables.StoredEpisode) {
    if before[stored.row] == nil { before[stored.row] = .some(stored) }
  }

  mutating func begin(_ alert: AlarmTables.BegunAlert) {
    begun.append(alert)
    before[alert.row] = .some(nil)
  }

  mutating func merge(_ row: Int64, into survivor: Int64) {
    before[row] = nil
    merged.insert(row)
    before[survivor] = .some(nil)
  }
}
