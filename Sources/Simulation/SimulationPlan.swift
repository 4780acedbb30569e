/// What to simulate: the same plan always makes the same bytes.
public struct SimulationPlan: Sendable, Equatable {
  /// The seed of every random choice.
  public var seed: UInt64 = 1
  /// About how many different events; planted incidents come on top of a minimum of ordinary traffic.
  public var eventCount = 3_000
  /// The first second of the trail, in Unix time; 2026-11-01T00:00:00Z unless told.
  public var startSeconds: Int64 = 1_793_491_200
  /// How long the trail is.
  public var hours = 6
  /// The most records in a file; without it, files are as small as real ones (five at the median).
  public var eventsPerFile: Int?

  /// A plan with every option at its default.
  public init() {}

  /// The second after the trail's last one.
  public var endSeconds: Int64 { startSeconds + Int64(hours) * 3_600 }

  /// Moves the trail so that it ends at the given Unix time.
  public mutating func end(atSeconds endSeconds: Int64) {
    // Absurd numbers of hours are refused later, and must not trap before.
    startSeconds = endSeconds &- Int64(hours) &* 3_600
  }

  /// The Unix seconds of a time written `2026-11-01T06:30:00Z`, or of a day's first second.
  public static func seconds(of text: String) -> Int64? {
    CivilTime(text: text)?.unixSeconds
  }

  func check() throws(SimulationError) {
    guard (1...8_784).contains(hours) else {
      throw .unusableOption("a trail has 1 to 8784 hours, not \(hours)")
    }
    guard (1...1_000_000_000).contains(eventCount) else {
      throw .unusableOption("a trail has 1 to 1,000,000,000 events, not \(eventCount)")
    }
    if let eventsPerFile, !(1...1_000_000).contains(eventsPerFile) {
      throw .unusableOption("a file has 1 to 1,000,000 events, not \(eventsPerFile)")
    }
    guard (0...253_000_000_000).contains(startSeconds) else {
      throw .unusableOption("a trail begins between the years 1970 and 9987")
    }
  }
}
