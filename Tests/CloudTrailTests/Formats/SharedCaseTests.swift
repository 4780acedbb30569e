import Foundation
import Testing

@testable import CloudTrail

/// The collected files that other readers stumbled over.
@Suite(
  .enabled(
    if: SharedFolder.exists(SharedFolder.edgeCases),
    "the folder of edge cases is not beside the checkout"))
struct SharedCaseTests {
  static func names() throws -> [String] {
    let manifest = SharedFolder.edgeCases.appending(path: "MANIFEST.tsv")
    let lines = try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n")
    return lines.dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) }
  }
  @Test func show() throws {
    for name in try Self.names() {
      let file = decodeAll(try SharedFolder.bytes(name, in: SharedFolder.edgeCases))
      print("CASE \(name)\t\(file.rows.count)\t\(file.rejected)\t\(file.ending.map { "\($0)" } ?? "-")\t\(file.warnings)")
    }
  }
}
