import CloudTrail

/// The time that a report is about, in seconds since 1970: from one, included, to the other, not.
public struct ReportPeriod: Sendable, Equatable {
  /// The first second.
  public let fromSeconds: Int64
  /// The first second that does not belong to it any more.
  public let toSeconds: Int64

  /// The longest period, in seconds: ten years, for nobody reads more on a page.
  private static let secondsMaximum: Int64 = 3_653 * 86_400

  /// A period; nil where it has no second, begins before 1970 or is longer than ten years.
  public init?(fromSeconds: Int64, toSeconds: Int64) {
    guard fromSeconds >= 0, fromSeconds < toSeconds, toSeconds - fromSeconds <= Self.secondsMaximum
    else { return nil }
    self.fromSeconds = fromSeconds
    self.toSeconds = toSeconds
  }

  /// Its beginning in words.
  public var from: String { EventTime.text(ofSeconds: fromSeconds) }
  /// Its end in words.
  public var to: String { EventTime.text(ofSeconds: toSeconds) }

  /// What an event of the view `events` must fulfil.
  var ofEvents: String { "time >= \(fromSeconds) AND time < \(toSeconds)" }

  /// What a time in words must fulfil.
  func of(_ column: String) -> String { "\(column) >= '\(from)' AND \(column) < '\(to)'" }
}
