import Store
import CloudTrail
import Daemon
import Foundation
import Testing

/// A real trail, with the numbers that are known of it.
@Suite(.enabled(if: SharedTrail.isPresent))
struct RealTrailTests {
  @Test func `the real trail has its counts, its records, and changes nothing the second time`()
    throws
  {
    let folder = try TemporaryFolder()
    let database = DatabaseContents(path: folder.path("trailbell.db"))
    let first = try Ingest.run(
      SharedTrail.path, into: database.path, rules: Ingest.shippedRules)
    #expect(first.files == 3_872)
    #expect(first.counts.records == 30_477)
    #expect(first.counts.stored == 23_981)
    #expect(first.counts.duplicates == 6_496)
    #expect(first.counts.rejected == 0)
    #expect(first.unreadable.isEmpty && first.problems.isEmpty && first.conflicts == 0)
    try database.checkSums()
    try expectOriginalRecords(database)

    let before = try database.checksums
    let second = try Ingest.run(
      SharedTrail.path, into: database.path, rules: Ingest.shippedRules)
    #expect(second.files == 0)
    #expect(second.filesKnown == 3_872)
    #expect(second.alerts == first.alerts)
    #expect(try database.checksums == before)
  }

  /// Every event equals the record from which it came, as another library reads it.
  private func expectOriginalRecords(_ database: DatabaseContents) throws {
    var differing = 0
    var path = ""
    var records: [Any] = []
    let events = try database.rows("SELECT file, file_position, record FROM events ORDER BY file")
    for event in events {
      if event[0] != path {
        path = event[0] ?? ""
        records = try self.records(ofFile: path)
      }
      let rebuilt = try JSONSerialization.jsonObject(with: Data((event[2] ?? "").utf8))
      let original = records[Int(event[1] ?? "") ?? -1] as? NSDictionary
      if original == nil || rebuilt as? NSDictionary != original { differing += 1 }
    }
    #expect(events.count == 23_981)
    #expect(differing == 0)
  }

  private func records(ofFile path: String) throws -> [Any] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let content = Data(Gzip.content(of: bytes))
    let document = try JSONSerialization.jsonObject(with: content) as? [String: Any]
    return try #require(document?["Records"] as? [Any])
  }
}
