import CZlib
import Foundation
import Store

/// Where the numbers were taken.
struct Machine: Encodable {
  let coreCount = ProcessInfo.processInfo.activeProcessorCount
  let processor = Self.processorName
  let memoryByteCount = ProcessInfo.processInfo.physicalMemory
  let system = ProcessInfo.processInfo.operatingSystemVersionString
  let sqlite = sqliteLibraryVersion()
  let zlib = String(cString: zlibVersion())
  let duckDB: String?
  let jq: String?
  /// Of one, five and fifteen minutes: what else the machine did.
  let loadAverageBefore: String
  let loadAverageAfter = Self.loadAverage

  init(loadAverageBefore: String, duckDB: String?, jq: String?) {
    self.loadAverageBefore = loadAverageBefore
    self.duckDB = duckDB
    self.jq = jq
  }

  var lines: [String] {
    let memory = NumberText.of(Double(memoryByteCount) / 1e9)
    var versions = ["SQLite \(sqlite)", "zlib \(zlib)"]
    if let duckDB { versions.append("DuckDB \(duckDB)") }
    if let jq { versions.append(jq) }
    return [
      "machine: \(coreCount) cores of \(processor), \(memory) GB, \(system)",
      "with:    \(versions.joined(separator: ", "))",
      "load:    \(loadAverageBefore) before, \(loadAverageAfter) after",
    ]
  }

  static var loadAverage: String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    return text.split(separator: " ").prefix(3).joined(separator: " ")
  }

  private static var processorName: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") where line.hasPrefix("model name") {
      return line.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? ""
    }
    return "unknown processor"
  }
}
