/// One record of a trail file: where its top-level members stand in a buffer.
///
/// The record owns no bytes. Whoever holds it passes the same buffer along with it.
public struct Record: Sendable {
  /// A member that ``Member`` does not list.
  public struct OtherMember: Sendable {
    /// The name, without its quotes and still escaped.
    public let name: ByteRange
    /// The value.
    public let value: ByteRange
  }

  /// The whole record, from brace to brace.
  public internal(set) var range: ByteRange = .none
  /// The members that are not known by name, in the order in which they stand.
  public internal(set) var others: [OtherMember] = []
  /// What makes the text unfit for storing as it is.
  var findings: JSONTextFindings = []
  /// The builder's number of the identity, where its bytes were recognised.
  var knownIdentity: UInt32?
  /// Whether a known member stands twice; the last one counts.
  var hasRepeatedMember = false

  private var values: InlineArray<27, ByteRange> = .init(repeating: .none)

  /// A record without members.
  public init() {}

  /// The value of a known member; empty when the record has none.
  @inlinable
  public subscript(member: Member) -> ByteRange {
    _value(member.rawValue)
  }

  @usableFromInline
  func _value(_ index: Int) -> ByteRange { values[index] }

  @inline(__always)
  mutating func set(_ index: Int, to value: ByteRange) {
    if !values[index].isEmpty { hasRepeatedMember = true }
    values[index] = value
  }

  /// Whether a member's name holds a dot, so that it may stand for a path: `userIdentity.type`.
  public func hasDottedMember(in bytes: RawSpan) -> Bool {
    for other in others {
      for position in other.name.start..<other.name.end {
        let byte = bytes.byte(position)
        // An escape may be a dot's.
        if byte == UInt8(ascii: ".") || byte == JSONByte.backslash { return true }
      }
    }
    return false
  }

  /// Forgets everything, but keeps the storage.
  mutating func reset() {
    range = .none
    others.removeAll(keepingCapacity: true)
    findings = []
    knownIdentity = nil
    hasRepeatedMember = false
    values = .init(repeating: .none)
  }

  /// The value of any member by its name; empty when the record has none.
  public func value(named name: [UInt8], in bytes: RawSpan) -> ByteRange {
    var found = ByteRange.none
    for other in others
    where bytes.equals(other.name, name) || JSONString.equals(other.name, name, in: bytes) {
      found = other.value
    }
    return found
  }
}
