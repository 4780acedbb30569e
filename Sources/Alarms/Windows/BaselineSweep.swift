import Rules

/// Compares the count of each window with the counts of the same group's past.
struct BaselineSweep {
  let baseline: Baseline
  let windowSeconds: Int64

  func holdings(
    of matches: [GroupMatch], judged: JudgedTimes, knownSince: Int64?
  ) -> [Holding] {
    guard let knownSince, var past = PastWindows(baseline, windowSeconds) else { return [] }
    let pastSeconds = WindowLength.seconds(baseline.pastSeconds)
    var holdings: [Holding] = []
    var oldest = 0
    var next = 0
    for positions in MatchSeconds(matches) {
      let time = matches[positions.lowerBound].seconds
      while matches[oldest].seconds < time - windowSeconds { oldest += 1 }
      past.move(before: time - windowSeconds)
      while next < matches.count, past.add(matches[next].seconds) { next += 1 }
      guard judged.contains(time), knownSince <= time - pastSeconds else { continue }
      let count = positions.upperBound - oldest
      let expected = past.expectation
      let distance = (Double(count) - expected.mean) / expected.deviation
      guard count >= baseline.eventMinimum, baseline.deviations.contains(distance) else { continue }
      holdings.append(
        Holding(time: time, measured: Measure(value: Double(count), expected: expected)))
    }
    return holdings
  }
}

/// The windows of the past, cut at multiples of their length since 1970, and how many events each
/// has had.
struct PastWindows {
  private struct Window {
    let number: Int64
    var events: Double
  }

  private let windowSeconds: Int64
  private let windowCount: Int64
  /// The number of the newest window that is past.
  private var newest = Int64.min
  /// The windows with events, the oldest first; those before `first` are out of reach.
  private var windows: [Window] = []
  private var first = 0
  private var events = 0.0
  private var squares = 0.0

  /// Nil where the past is too short to hold a window.
  init?(_ baseline: Baseline, _ windowSeconds: Int64) {
    guard windowSeconds > 0 else { return nil }
    self.windowSeconds = windowSeconds
    windowCount = WindowLength.seconds(baseline.pastSeconds) / windowSeconds
    guard windowCount > 0 else { return nil }
  }

  /// How many seconds before a time the past can begin that it is compared with.
  static func reachSeconds(_ baseline: Baseline, _ windowSeconds: Int64) -> Int64 {
    WindowLength.seconds(baseline.pastSeconds) + 2 * windowSeconds
  }

  /// Makes the past end with the last window that lies wholly before a time; times must not fall.
  mutating func move(before time: Int64) {
    newest = floorDivide(time, windowSeconds) - 1
    while first < windows.count, windows[first].number <= newest - windowCount {
      events -= windows[first].events
      squares -= windows[first].events * windows[first].events
      first += 1
    }
  }

  /// Counts an event, unless it is not past yet; events must come in order.
  mutating func add(_ seconds: Int64) -> Bool {
    let number = floorDivide(seconds, windowSeconds)
    guard number <= newest else { return false }
    guard number > newest - windowCount else { return true }
    if windows.last?.number != number { windows.append(Window(number: number, events: 0)) }
    let before = windows[windows.count - 1].events
    windows[windows.count - 1].events = before + 1
    events += 1
    squares += 2 * before + 1
    return true
  }

  /// The mean and the deviation; all sums are whole numbers, so that they stay exact as windows
  /// come and go.
  var expectation: Measure.Expectation {
    let count = Double(windowCount)
    let mean = events / count
    let variance = (count * squares - events * events) / (count * count)
    return Measure.Expectation(
      mean: mean, deviation: max(max(variance, 0).squareRoot(), mean.squareRoot(), 1))
  }
}
