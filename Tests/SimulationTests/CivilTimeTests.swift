import Foundation
import Testing

@testable import Simulation

struct CivilTimeTests {
  @Test func `times agree with the system's calendar`() {
    var generator = SeededGenerator(seed: Seeds.fresh)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<500 {
      let seconds = Int64(generator.number(below: 200_000_000_000))
      let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      var bytes: [UInt8] = []
      bytes.append(time: CivilTime(unixSeconds: seconds))
      #expect(String(decoding: bytes, as: UTF8.self) == text)
      #expect(CivilTime(text: text)?.unixSeconds == seconds)
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2024-02-29T23:59:59Z", 1_709_251_199),
    ("2026-11-01", 1_793_491_200), ("2000-03-01T00:00:00Z", 951_868_800),
  ])
  func `times are read`(text: String, seconds: Int64) {
    #expect(SimulationPlan.seconds(of: text) == seconds)
  }

  @Test(arguments: [
    "", "now", "2026-11-01T00:00:00", "2026-13-01T00:00:00Z", "2026-02-29", "2026-11-01T24:00:00Z",
    "2026-11-01 00:00:00Z", "2026-1-1", "20261101T000000Z", "2026-11-01T00:00:60Z",
  ])
  func `what is no time is refused`(text: String) {
    #expect(SimulationPlan.seconds(of: text) == nil)
  }

  @Test func `numbers, stamps and spoken times are written as AWS does`() {
    var bytes: [UInt8] = []
    let time = CivilTime(unixSeconds: 1_793_491_200 + 13 * 3_600 + 65)
    bytes.append(stamp: time)
    bytes.append(" ")
    bytes.append(wordyTime: time)
    bytes.append(" ")
    bytes.append(decimal: 98_000_000_123)
    bytes.append(" ")
    bytes.append(decimal: 7, width: 3)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "20261101T1301Z Nov 1, 2026 1:01:05 PM 98000000123 007")
  }
}
