@testable import Store

extension TestDatabase {
  /// What looking through the seals brings.
  func sealReport(expecting heads: [SealHead] = []) throws -> SealReport {
    try SealVerifier(Database.openCurrentForReading(path)).run(expecting: heads)
  }
}
