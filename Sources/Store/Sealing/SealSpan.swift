/// A part of the chain that is looked through in one go.
struct SealSpan {
  /// How many entries a part has, as far as its seals can be parted.
  static let entryCount: Int64 = 20_000

  let first: Int64
  let last: Int64

  /// The whole chain as it is now, part by part; what comes later is in none.
  static func all(
    _ connection: Connection, entryCount: Int64
  ) throws(DatabaseError) -> [SealSpan] {
    let read = try connection.prepare("SELECT id, event_count + row_count FROM seal ORDER BY id")
    var spans: [SealSpan] = []
    // Numbers that no seal should have are looked at as well.
    var first = Int64.min
    var last: Int64?
    var count: Int64 = 0
    while try read.step() {
      let seal = read.number(0)
      last = seal
      count = count &+ read.number(1)
      guard count >= entryCount else { continue }
      spans.append(SealSpan(first: first, last: seal))
      (first, last, count) = (seal &+ 1, nil, 0)
    }
    if let last { spans.append(SealSpan(first: first, last: last)) }
    return spans
  }
}
