/// The runs of a group's matches: stretches of time without a pause longer than the window.
///
/// Silences and first sightings ask for the pauses only. A run is four facts, however many matches
/// it has, and the runs are the same in whatever order the matches came.
public struct ActivityRuns<Event: Hashable & Sendable>: Sendable {
  /// A stretch of time.
  public struct Run: Sendable {
    /// Its first second, in seconds since 1970.
    public fileprivate(set) var first: Int64
    /// Its last second.
    public fileprivate(set) var last: Int64
    /// What matched in the first second.
    public fileprivate(set) var firstEvents: Set<Event>
    /// What matched in the last second.
    public fileprivate(set) var lastEvents: Set<Event>
  }

  /// The runs in the order of time; any two are further apart than the window.
  public private(set) var runs: [Run] = []
  /// The length W of the window.
  let windowSeconds: Int64

  /// Runs without matches.
  public init(windowSeconds: Int64) { self.windowSeconds = WindowLength.seconds(windowSeconds) }

  /// Adds a match; the same one again changes nothing.
  public mutating func add(_ event: Event, at seconds: Int64) {
    let index = firstRun(notOverBefore: seconds - windowSeconds)
    guard index < runs.count, runs[index].first <= seconds + windowSeconds else {
      runs.insert(
        Run(first: seconds, last: seconds, firstEvents: [event], lastEvents: [event]), at: index)
      return
    }
    runs[index].include(event, at: seconds)
    // A run that grew towards the next one may have reached it.
    guard index + 1 < runs.count, runs[index + 1].first - runs[index].last <= windowSeconds else {
      return
    }
    runs[index].last = runs[index + 1].last
    runs[index].lastEvents = runs[index + 1].lastEvents
    runs.remove(at: index + 1)
  }

  /// The position of the first run whose last second is not before a time.
  private func firstRun(notOverBefore seconds: Int64) -> Int {
    runs.firstPosition { $0.last < seconds }
  }
}

extension ActivityRuns.Run {
  fileprivate mutating func include(_ event: Event, at seconds: Int64) {
    if seconds < first {
      first = seconds
      firstEvents = []
    }
    if seconds > last {
      last = seconds
      lastEvents = []
    }
    if seconds == first { firstEvents.insert(event) }
    if seconds == last { lastEvents.insert(event) }
  }
}
