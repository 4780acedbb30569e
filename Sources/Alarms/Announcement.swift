/// What people are told at once: a change of one alert, or many old alerts in a summary.
public enum Announcement: Sendable, Hashable {
  /// A change of an alert.
  case alert(AlertNotice)
  /// Many alerts that were over long before they were found.
  case summary(BacklogSummary)

  /// How grave it is, in the words of Sigma.
  public var level: String {
    switch self {
    case .alert(let notice): notice.rule.level
    case .summary(let summary): summary.level
    }
  }

  /// When it began, in seconds since 1970.
  public var startedAt: Int64 {
    switch self {
    case .alert(let notice): notice.episode.startedAt
    case .summary(let summary): summary.startedAt
    }
  }

  /// Whether the news is that nothing rings any more.
  public var isOver: Bool {
    switch self {
    case .alert(let notice): notice.isOver
    case .summary: true
    }
  }
}

extension AlertNotice {
  /// Whether the news is that it rings no more; one that was over before anybody heard of it is
  /// news of its ringing all the same.
  public var isOver: Bool {
    switch change {
    case .firing, .repeated: false
    case .resolved, .merged, .withdrawn: true
    case .changed: endedAt != nil
    }
  }
}
