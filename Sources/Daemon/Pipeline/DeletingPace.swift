/// How long a step of deleting works: so that it does not keep the writer for long, with its commit, for
/// which a slow disk may take longer than for the work.
struct DeletingPace {
  /// How long a step is to keep the writer at most, in nanoseconds.
  private static let goalNanoseconds: UInt64 = 20_000_000
  private static let longestNanoseconds: UInt64 = 10_000_000
  private static let shortestNanoseconds: UInt64 = 2_000_000

  /// What steps took beyond their work; it is forgotten little by little.
  ///
  /// At first the disk is taken to be slow.
  private var overheadNanoseconds = Self.goalNanoseconds

  /// How long the next step is to work, in nanoseconds.
  var workNanoseconds: UInt64 {
    let left = Self.goalNanoseconds - min(Self.goalNanoseconds, overheadNanoseconds)
    return min(Self.longestNanoseconds, max(Self.shortestNanoseconds, left))
  }

  /// Takes note of how long a step kept the writer, in nanoseconds.
  mutating func note(wholeNanoseconds: UInt64) {
    let overhead = wholeNanoseconds - min(wholeNanoseconds, workNanoseconds)
    overheadNanoseconds = max(overhead, overheadNanoseconds / 8 * 7)
  }
}
