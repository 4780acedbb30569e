import Alarms

/// One sending of an announcement to one sink.
public struct Notification: Sendable, Hashable {
  /// The id, the same whenever it is sent again: a receiver can drop the second copy by it.
  public let id: String
  /// What is told.
  public let announcement: Announcement
  /// When it was to be told first, in seconds since 1970.
  public let createdAt: Int64
  /// Whether it only tries whether the sink works.
  public let isTest: Bool

  /// The priority of syslog and the journal, from 0, emergency, to 7, debug.
  public var priority: Int { AlertPriority.number(ofLevel: announcement.level) }

  /// A notification of a row of the outbox.
  ///
  /// The row alone would begin anew with a new database; a receiver remembers.
  public init(row: Int64, _ announcement: Announcement, createdAt: Int64) {
    let subject =
      switch announcement {
      case .alert(let notice): "\(notice.alertID)-\(notice.change.rawValue)"
      case .summary(let summary): "\(BacklogSummary.change)-\(summary.startedAt)"
      }
    id = "\(subject)-\(row)"
    self.announcement = announcement
    self.createdAt = createdAt
    isTest = false
  }

  /// A notification that tries a sink.
  public init(testOf notice: AlertNotice, nowSeconds: Int64) {
    id = "\(notice.alertID)-\(notice.change.rawValue)"
    announcement = .alert(notice)
    createdAt = nowSeconds
    isTest = true
  }
}
