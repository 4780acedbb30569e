import Glibc

/// Adds up the wall clock and processor time of what it measures; stopped in between.
struct Stopwatch {
  /// Whose processor time counts.
  enum Subject {
    case thisProcess
    case finishedChildren
  }

  private(set) var wallSeconds = 0.0
  private(set) var cpuSeconds = 0.0
  private let subject: Subject

  init(_ subject: Subject = .thisProcess) { self.subject = subject }

  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let wallStart = Self.monotonicSeconds
    let cpuStart = Self.usage(of: subject).cpuSeconds
    defer {
      wallSeconds += Self.monotonicSeconds - wallStart
      cpuSeconds += Self.usage(of: subject).cpuSeconds - cpuStart
    }
    return try body()
  }

  static var monotonicSeconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Processor time, and the peak of memory of the largest process.
  static func usage(of subject: Subject) -> (cpuSeconds: Double, peakByteCount: Int) {
    var usage = rusage()
    let who = subject == .thisProcess ? RUSAGE_SELF : RUSAGE_CHILDREN
    getrusage(who.rawValue, &usage)
    let seconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return (seconds, usage.ru_maxrss * 1_024)
  }
}
