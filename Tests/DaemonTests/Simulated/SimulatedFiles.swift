import CloudTrail
import Store

@testable import Simulation

/// A trail file that has come.
struct SimulatedFile {
  let name: String
  let bytes: [UInt8]

  var ledgerFile: LedgerFile {
    LedgerFile(
      directory: "/trail", name: name,
      identity: .init(size: Int64(bytes.count), modifiedAt: 1, changedAt: 1, inode: 1))
  }
}

/// Makes files of events that happened about now, some of them late, early or not for the first time.
struct SimulatedFiles {
  private var eventCount = 0
  private var fileCount = 0
  private var records: [String] = []

  mutating func next(now: Int64, _ random: inout SeededGenerator) throws -> SimulatedFile {
    fileCount += 1
    // On whole minutes the edges of windows coincide.
    let step: Int64 = random.chance(0.5) ? 60 : 1
    let burst = (now + Self.distance(&random)) / step * step
    let records = (0..<random.number(in: 1...6)).map { _ in
      // What was delivered before can be in another file again.
      if !self.records.isEmpty, random.chance(0.12) {
        return self.records[random.number(below: self.records.count)]
      }
      return record(at: burst + Int64(random.number(below: 400)) / step * step, &random)
    }
    self.records += records
    let text = HandWritten.file(records)
    let isCompressed = random.chance(0.5)
    return SimulatedFile(
      name: "file-\(fileCount).json\(isCompressed ? ".gz" : "")",
      bytes: isCompressed ? try Gzip.member(text) : Array(text.utf8))
  }

  private mutating func record(at seconds: Int64, _ random: inout SeededGenerator) -> String {
    eventCount += 1
    return HandWritten.record(
      "event-\(eventCount)", event: ["CallA", "CallB", "CallC", "CallD"][random.number(below: 4)],
      actor: ["ada", "bea", "cleo"][random.number(below: 3)],
      time: EventTime.text(ofSeconds: seconds),
      parameters: #"{"n":\#(random.number(below: 6)),"m":"\#(random.number(below: 3))"}"#)
  }

  /// How far from now the events of a file lie.
  private static func distance(_ random: inout SeededGenerator) -> Int64 {
    let longest = [600, 600, 600, 3_600, 3_600, 2 * 86_400, 6 * 86_400][random.number(below: 7)]
    let distance = Int64(random.number(below: longest))
    return random.chance(0.05) ? distance : -distance - 400
  }
}
