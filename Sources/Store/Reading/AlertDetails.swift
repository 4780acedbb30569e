import Alarms

/// Everything that is known of one alert.
public struct AlertDetails: Sendable {
  /// The alert as a list shows it.
  public let alert: AlertEntry
  /// What it tells people now.
  public let notice: AlertNotice
  /// Where its first window begins, in seconds since 1970.
  public let evidenceFrom: Int64
  /// When people were told of it first, by itself or in a summary, in seconds since 1970.
  public var firstAnnouncedAt: Int64? {
    if case .told(let firstAt) = notice.audience { firstAt } else { nil }
  }
  /// When it is looked at again, to be told again or because a silence ends, in seconds since 1970.
  public let nextTellingAt: Int64?
  /// Whether it waits for a summary.
  public let isUnsummarised: Bool
  /// What was told to whom, in order.
  public let tellings: [Telling]
  /// The events that it is made of.
  public let evidence: AlertEvidence

  /// One change that one sink was to be told of.
  public struct Telling: Sendable, Hashable {
    /// The sink's name.
    public let sink: String
    /// What became of the alert.
    public let change: String
    /// When it was to be told, in seconds since 1970.
    public let createdAt: Int64
    /// What became of that.
    public let state: NotificationState
    /// When that was decided, in seconds since 1970; nil while it waits.
    public let settledAt: Int64?
    /// Why the last try failed, or why it was left out.
    public let reason: String?
  }
}

/// The events of an alert, summed up.
public struct AlertEvidence: Sendable {
  /// An event by its place in time.
  public struct Event: Sendable, Hashable {
    /// Its id.
    public let eventID: String
    /// Its second since 1970.
    public let seconds: Int64
  }

  /// A value, and how many events have it.
  public struct Tally: Sendable, Hashable {
    /// The value.
    public let value: String
    /// How many events have it.
    public let events: Int
  }

  /// The first event.
  public internal(set) var first: Event?
  /// The last event.
  public internal(set) var last: Event?
  /// The seconds of all events since 1970, in order.
  public internal(set) var times: [Int64] = []
  /// Who was involved, the busiest first.
  public internal(set) var actors: [Tally] = []
  /// From where, the busiest first.
  public internal(set) var addresses: [Tally] = []
  /// What was called, the most frequent first.
  public internal(set) var eventNames: [Tally] = []
  /// The trail files, those with the most events first.
  public internal(set) var files: [Tally] = []
}
