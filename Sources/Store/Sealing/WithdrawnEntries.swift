/// Tells which entries of a seal later ones withdrew.
final class WithdrawnEntries {
  private let read: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare("SELECT runs FROM withdrawal WHERE seal = ?1 AND by_seal > ?1")
  }

  /// For each of the entries from a position on, whether it is withdrawn.
  func positions(
    of seal: Int64, first: Int64, _ count: Int
  ) throws(DatabaseError) -> [Bool] {
    var gone = Array(repeating: false, count: count)
    read.bind(1, seal)
    defer { read.reset() }
    while try read.step() {
      for run in EntryRuns(bytes: read.optionalBlob(0) ?? [])?.runs ?? [] {
        let start = run.lowerBound - Int(first)
        for position in (start..<(start + run.count)).clamped(to: gone.indices) {
          gone[position] = true
        }
      }
    }
    return gone
  }
}
