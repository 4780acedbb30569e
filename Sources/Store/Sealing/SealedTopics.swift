/// Knows which topics the events of a shape must be marked with.
///
/// They are not hashed, because the lists behind them may change; but what they must be is known.
final class SealedTopics {
  private let read: Statement
  private var bits: [Int64: Int64]?

  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare(CallLists.shapeBits)
  }

  /// The bits of a shape.
  func bits(ofShape shape: Int64) throws(DatabaseError) -> Int64 {
    if let bits { return bits[shape] ?? 0 }
    var all: [Int64: Int64] = [:]
    defer { read.reset() }
    while try read.step() { all[read.number(0)] = read.number(1) }
    bits = all
    return all[shape] ?? 0
  }
}
