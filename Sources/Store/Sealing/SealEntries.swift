import CloudTrail

/// One row under a seal.
struct SealEntry: Hashable {
  let table: SealedTable
  let id: Int64
  let hash: SHA256Hash
}

/// The rows under a seal, in the order of table and id, as bytes: 1 for the table, 8 for the id and 32
/// for the hash of each.
struct SealEntries {
  private static let entryByteCount = 41

  /// The bytes, as they are stored and hashed.
  private(set) var bytes: [UInt8]

  /// The entries of rows.
  init(_ entries: [SealEntry]) {
    bytes = []
    bytes.reserveCapacity(entries.count * Self.entryByteCount)
    let sorted = entries.sorted { ($0.table.rawValue, $0.id) < ($1.table.rawValue, $1.id) }
    for entry in sorted {
      bytes.append(entry.table.rawValue)
      withUnsafeBytes(of: entry.id.bigEndian) { bytes.append(contentsOf: $0) }
      entry.hash.append(to: &bytes)
    }
  }

  /// Entries as they are stored; nil where the bytes are no list of entries.
  init?(bytes: [UInt8]) {
    guard bytes.count % Self.entryByteCount == 0 else { return nil }
    self.bytes = bytes
    // Only tables that are known: a reader of the list may rely on it.
    for position in 0..<count
    where SealedTable(rawValue: bytes[position * Self.entryByteCount]) == nil {
      return nil
    }
  }

  /// How many there are.
  var count: Int { bytes.count / Self.entryByteCount }

  /// The SHA-256 of the list.
  var hash: SHA256Hash { SHA256Hash(of: bytes) }

  /// The entry at a position, from 0.
  subscript(position: Int) -> SealEntry {
    let start = position * Self.entryByteCount
    return SealEntry(
      table: SealedTable(rawValue: bytes[start]) ?? .event, id: id(at: position),
      hash: SHA256Hash(bytes: bytes[(start + 9)..<(start + Self.entryByteCount)]) ?? .ofNothing)
  }

  /// The position of a row's entry.
  func position(of table: SealedTable, _ id: Int64) -> Int? {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = (bytes[middle * Self.entryByteCount], self.id(at: middle))
      if found == (table.rawValue, id) { return middle }
      range =
        found < (table.rawValue, id) ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The positions of a table's entries.
  func positions(of table: SealedTable) -> Range<Int> {
    let first = lowerBound(table.rawValue)
    return first..<max(first, lowerBound(table.rawValue + 1))
  }

  private func lowerBound(_ table: UInt8) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        bytes[middle * Self.entryByteCount] < table
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private func id(at position: Int) -> Int64 {
    let start = position * Self.entryByteCount + 1
    return Int64(
      bitPattern: bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) })
  }
}
