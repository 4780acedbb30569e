extension UnitScale {
  /// Durations in milliseconds, the finest step that any setting needs.
  static let duration = UnitScale(
    units: [
      Unit(suffix: "ms", factor: 1, mistakenSpellings: ["msec", "millis", "milliseconds"]),
      Unit(suffix: "s", factor: 1000, mistakenSpellings: ["sec", "secs", "second", "seconds"]),
      Unit(suffix: "m", factor: 60_000, mistakenSpellings: ["min", "mins", "minute", "minutes"]),
      Unit(suffix: "h", factor: 3_600_000, mistakenSpellings: ["hr", "hrs", "hour", "hours"]),
      Unit(suffix: "d", factor: 86_400_000, mistakenSpellings: ["day", "days"]),
    ],
    likeliestSuffix: "s")
}

/// Durations as people write them: `200ms`, `60s`, `5m`, `1h`, `1d`.
public enum DurationText {
  /// Reads a whole number with a unit; nil when `text` is anything else.
  public static func parse(_ text: String) -> Duration? {
    UnitScale.duration.parse(text).map { .milliseconds($0) }
  }

  /// Writes a duration with the largest unit that needs no fraction; below 1 ms is cut off.
  public static func format(_ duration: Duration) -> String {
    UnitScale.duration.format(milliseconds(of: duration))
  }

  private static func milliseconds(of duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    return overflow ? .max : whole &+ attoseconds / 1_000_000_000_000_000
  }
}

extension ScalarKind where Value == Duration {
  /// A duration within `range`.
  static func duration(_ range: ClosedRange<Duration>) -> Self {
    let bounds = (DurationText.format(range.lowerBound), DurationText.format(range.upperBound))
    return ScalarKind(
      expectation: "a duration from \(bounds.0) to \(bounds.1)",
      parse: { (text: String) throws(ScalarFault) -> Duration in
        guard let duration = DurationText.parse(text) else {
          throw UnitScale.duration.fault(of: text)
        }
        guard range.contains(duration) else { throw .outOfRange }
        return duration
      },
      format: DurationText.format)
  }
}
