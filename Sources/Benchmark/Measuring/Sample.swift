/// What one measurement saw, once.
struct Sample: Codable {
  /// From the first byte to the last.
  var wallSeconds = 0.0
  /// Of all threads, in the program and in the kernel for it.
  var cpuSeconds = 0.0
  /// The most memory that the process had at once.
  var peakByteCount = 0
  /// Trail files that were read.
  var fileCount = 0
  /// Records in them.
  var recordCount = 0
  /// Rows that were written, duplicates left out.
  var storedCount = 0
  /// Matches of rules.
  var matchCount = 0
  /// How long the writer was busy with alarms.
  var alarmSeconds = 0.0
  /// The inflated content.
  var contentByteCount = 0
  /// Single times, where many are taken in one run.
  var latenciesMilliseconds: [Double] = []
  /// How long single transactions of deleting kept the writer.
  var holdsMilliseconds: [Double] = []
  /// What regular expressions cost.
  var expressions: [ExpressionCost] = []
  /// The version of another program.
  var version: String?
  /// Why there is nothing to tell.
  var skipped: String?

  init() {}

  /// A sample with the time of a stopwatch.
  init(_ watch: Stopwatch) {
    wallSeconds = watch.wallSeconds
    cpuSeconds = watch.cpuSeconds
  }

  /// A measurement that cannot be taken here.
  static func skipped(_ reason: String) -> Sample {
    var sample = Sample()
    sample.skipped = reason
    return sample
  }
}

/// What a rule with one regular expression costs.
struct ExpressionCost: Codable {
  let expression: String
  /// For an event of ordinary size.
  let ordinaryMicroseconds: Double
  /// For the longest text that a record may hold, by its length.
  let microsecondsPerKilobyte: Double
}
