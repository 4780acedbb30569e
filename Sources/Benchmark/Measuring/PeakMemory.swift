import Foundation

enum PeakMemory {
  /// The most memory that this process had at once, in bytes.
  ///
  /// From the kernel's file and not from `getrusage`: the latter begins with the peak of the
  /// process that started this one.
  static var ofThisProcess: Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return 0
    }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      return (kilobytes.flatMap { Int($0) } ?? 0) * 1_024
    }
    return 0
  }
}
