/// Identities that were read lately, to be recognised by their bytes.
///
/// One session makes many calls in a row, and `userIdentity` is a third of a record. Where the very
/// bytes of a known one follow, neither the grammar need be checked again nor the text be hashed:
/// an object ends where its bytes end, so equal bytes are an equal value.
///
/// A class with unchecked sendability: it belongs to one decoder, whose scanner and builder share it.
final class KnownIdentities: @unchecked Sendable {
  private struct Entry {
    var count = 0
    var number: UInt32 = 0
  }

  private static let setCount = 64
  private static let waysPerSet = 8
  /// Longer identities are rare and are read the usual way.
  private static let byteMaximum = 1_024
  /// Where the identities of most callers begin to differ: inside `principalId` or `invokedBy`.
  private static let probeOffset = 32

  private var entries = [Entry](repeating: Entry(), count: setCount * waysPerSet)
  private var text = [UInt8](repeating: 0, count: setCount * waysPerSet * byteMaximum)
  private var nextWay = 0

  /// The end and the number of a known identity that stands at a position.
  func find(_ bytes: RawSpan, at start: Int, limit: Int) -> (end: Int, number: UInt32)? {
    guard start + Self.probeOffset + 8 <= limit else { return nil }
    let first = Self.firstEntry(bytes.word(start + Self.probeOffset))
    for index in first..<(first + Self.waysPerSet) {
      let entry = entries[index]
      guard entry.count > 0, start + entry.count <= limit else { continue }
      let known = ByteRange(index * Self.byteMaximum, index * Self.byteMaximum + entry.count)
      if text.span.bytes.hasEqualBytes(known, ByteRange(start, start + entry.count), of: bytes) {
        return (start + entry.count, entry.number)
      }
    }
    return nil
  }

  /// Remembers an identity that was read the usual way.
  func learn(_ identity: ByteRange, in bytes: RawSpan, number: UInt32) {
    guard identity.count >= Self.probeOffset + 8, identity.count <= Self.byteMaximum,
      bytes.byte(identity.start) == JSONByte.openBrace
    else { return }
    nextWay = (nextWay + 1) % Self.waysPerSet
    let index = Self.firstEntry(bytes.word(identity.start + Self.probeOffset)) + nextWay
    entries[index] = Entry(count: Int(identity.count), number: number)
    let target = index * Self.byteMaximum
    bytes.extracting(identity.start..<identity.end).withUnsafeBytes { source in
      text.withUnsafeMutableBytes {
        UnsafeMutableRawBufferPointer(rebasing: $0[target..<(target + source.count)])
          .copyMemory(from: source)
      }
    }
  }

  /// Forgets everything, because the numbers mean others from now on.
  func removeAll() {
    for index in entries.indices { entries[index] = Entry() }
  }

  private static func firstEntry(_ word: UInt64) -> Int {
    Int((word &* 0x9E37_79B9_7F4A_7C15) >> 58) * waysPerSet
  }
}
