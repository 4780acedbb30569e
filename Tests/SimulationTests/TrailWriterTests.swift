import CZlib
import Foundation
import Testing

@testable import Simulation

/// What is on disk is what was simulated.
struct TrailWriterTests {
  @Test func `files on disk hold the simulated text, whatever the threads`() throws {
    let trail = try SimulatedTrail(events: 600, hours: 1)
    for threads in [1, 3] {
      let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("trail-writer-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: directory) }
      var writer = TrailWriter(directory: directory.path)
      writer.threadCount = threads
      let summary = try writer.write(try Simulation(plan: trail.plan))
      #expect(summary.fileCount == trail.files.count)
      #expect(summary.recordCount == trail.records.count)
      #expect(summary.eventCount == trail.distinctRecords.count)
      #expect(summary.textByteCount == trail.files.reduce(0) { $0 + $1.json.count })
      for file in trail.files {
        let url = directory.appendingPathComponent(file.relativePath)
        #expect(try inflated([UInt8](Data(contentsOf: url))) == file.json)
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        let date = try #require(attributes[.modificationDate] as? Date)
        #expect(Int64(date.timeIntervalSince1970) == file.deliverySeconds)
      }
      #expect(try namesBelow(directory).allSatisfy { $0.hasSuffix(".json.gz") })
    }
  }

  @Test func `a live trail whose time has passed is written at once`() throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("trail-writer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    var plan = SimulationPlan()
    plan.eventCount = 400
    plan.hours = 1
    plan.end(atSeconds: WallClock.unixSeconds - 7_200)
    let writer = TrailWriter(directory: directory.path)
    let summary = try writer.write(try Simulation(plan: plan), pace: .live)
    #expect(try namesBelow(directory).count == summary.fileCount)
  }

  @Test func `a directory that cannot be made is an error with the system's reason`() throws {
    let simulation = try Simulation(plan: SimulationPlan())
    let writer = TrailWriter(directory: "/proc/trail")
    #expect {
      try writer.write(simulation)
    } throws: { error in
      "\(error)".hasPrefix("cannot write /proc/trail: ")
    }
  }

  private func namesBelow(_ directory: URL) throws -> [String] {
    let walker = try #require(FileManager.default.enumerator(atPath: directory.path))
    return walker.compactMap { $0 as? String }.filter { $0.contains(".json") }
  }

  /// Inflates exactly one gzip member: anything after it is a failure.
  private func inflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var (bytes, text) = (bytes, [UInt8](repeating: 0, count: 4_000_000))
    var stream = z_stream()
    try #require(
      inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK)
    defer { inflateEnd(&stream) }
    let code = bytes.withUnsafeMutableBufferPointer { source in
      text.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    try #require(code == Z_STREAM_END && stream.avail_in == 0)
    return Array(text.prefix(Int(stream.total_out)))
  }
}
