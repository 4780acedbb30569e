import CloudTrail

/// One row under a seal.
struct SealEntry: Hashable {
  let table: SealedTable
  let id: Int64
  let hash: SHA256Hash
}

/// A list of rows under a seal, in the order of table and id, as bytes: 1 for the table, 8 for the id
/// and 32 for the hash of each.
///
/// Its hash is salted. Once a list is gone, and with it the salt, nobody can find out by guessing what
/// was in it, though the hash stays in the chain.
struct SealEntries {
  /// How many entries a list has at most, as far as it can be divided: it is read as a whole.
  static let countOfAList = 10_000

  private static let entryByteCount = 41
  private static let saltByteCount = 16

  /// The bytes, as they are stored and hashed.
  private(set) var bytes: [UInt8]
  /// Random bytes, hashed before the others.
  let salt: [UInt8]

  /// The entries of rows.
  init(_ entries: [SealEntry]) {
    salt = (0..<Self.saltByteCount).map { _ in UInt8.random(in: .min ... .max) }
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
  init?(bytes: [UInt8], salt: [UInt8]) {
    guard bytes.count % Self.entryByteCount == 0 else { return nil }
    self.bytes = bytes
    self.salt = salt
    // Only tables that are known: who reads the list may rely on it.
    for start in stride(from: 0, to: bytes.count, by: Self.entryByteCount)
    where SealedTable(rawValue: bytes[start]) == nil { return nil }
  }

  /// How many there are.
  var count: Int { bytes.count / Self.entryByteCount }

  /// Whether one is of what people decided: these are the last ones.
  var haveDecisions: Bool { count > 0 && table(at: count - 1).isDecision }

  /// The SHA-256 of the salt and the list.
  var hash: SHA256Hash {
    var input = HashInput()
    input.append(blob: salt)
    input.append(blob: bytes)
    return input.hash
  }

  /// The entry at a position, from 0.
  subscript(position: Int) -> SealEntry {
    let start = position * Self.entryByteCount
    return SealEntry(
      table: table(at: position), id: id(at: position),
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

  /// The table of an entry.
  func table(at position: Int) -> SealedTable {
    SealedTable(rawValue: bytes[position * Self.entryByteCount]) ?? .event
  }

  /// The id of an entry.
  func id(at position: Int) -> Int64 {
    let start = position * Self.entryByteCount + 1
    var id: UInt64 = 0
    for index in start..<(start + 8) { id = id << 8 | UInt64(bytes[index]) }
    return Int64(bitPattern: id)
  }
}
