import Foundation
import Testing

@testable import CloudTrail

/// The collected files that other readers stumbled over, and a trail of real ones.
@Suite(
  .enabled(
    if: SharedFolder.exists(SharedFolder.edgeCases),
    "no folder of edge cases lies beside the checkout; TRAILBELL_SHARED names another place"))
struct SharedCaseTests {
  @Test func everyFileOfTheManifestIsExpected() throws {
    let manifest = SharedFolder.edgeCases.appending(path: "MANIFEST.tsv")
    let lines = try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n")
    let names = lines.dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(Set(names) == Set(SharedCase.all.map(\.name)))
  }

  @Test(arguments: SharedCase.all)
  func endsAsExpected(example: SharedCase) throws {
    let bytes = try SharedFolder.bytes(example.name, in: SharedFolder.edgeCases)
    for reading in [Reading(), .windows(of: 1_000)] {
      let file = decodeAll(bytes, reading)
      #expect(file.isConsistent)
      #expect(file.ending?.kind == example.ending)
      #expect(file.rows.count == example.rows)
      #expect(file.rejected == example.rejected)
      #expect(file.warnings.count == example.warnings)
      #expect(file.rows.allSatisfy { $0.record != nil })
    }
  }

  @Test(.enabled(if: SharedFolder.exists(SharedFolder.trail), "there is no real trail"))
  func realFilesAreReadToTheirEnd() throws {
    let paths = FileManager.default.enumerator(atPath: SharedFolder.trail.path)
    var fileCount = 0
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".json.gz"), fileCount < 300 else { continue }
      let file = decodeAll(try SharedFolder.bytes(path, in: SharedFolder.trail))
      fileCount += 1
      #expect(file.isComplete && file.isConsistent && file.rejected == 0, "\(path)")
      #expect(TrailPath(path).folder == .events, "\(path)")
      for row in file.rows {
        let again = decodeAll(row.record ?? [])
        #expect(again.rows.first?.key == row.key && again.rejected == 0, "\(path)")
        #expect(row.flags.isEmpty, "\(path)")
      }
    }
    #expect(fileCount > 0)
  }
}
