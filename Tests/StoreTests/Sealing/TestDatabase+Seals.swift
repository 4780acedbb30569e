@testable import Store

extension TestDatabase {
  /// What looking through the seals brings.
  func sealReport(
    expecting heads: [SealHead] = [], entriesOfAPart: Int64 = SealSpan.entryCount
  ) throws -> SealReport {
    try SealVerifier.run(
      databasePath: path, expecting: heads, threads: 2, entriesOfAPart: entriesOfAPart)
  }
}
