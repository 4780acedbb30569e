/// Reads records: one pass that checks the JSON grammar and notes where the members stand.
public struct RecordScanner {
  /// How many levels of arrays and objects a record may open.
  public let nestingDepthMaximum: Int

  /// Which member followed which in the last record: AWS writes them in a nearly stable order.
  private var successors: [Int]

  /// A scanner with a limit on nesting.
  public init(nestingDepthMaximum: Int = 512) {
    self.nestingDepthMaximum = nestingDepthMaximum
    successors = Array(repeating: 0, count: Member.count + 1)
  }

  /// Reads the object at `start` into `record`, whose storage is used again.
  ///
  /// - Returns: the position after the object.
  public mutating func scan(
    _ bytes: RawSpan, from start: Int, limit: Int, into record: inout Record
  ) throws(JSONFault) -> Int {
    record.reset()
    guard start < limit else { throw .incomplete(at: limit) }
    guard bytes.byte(start) == JSONByte.openBrace else { throw .expected("'{'", at: start) }
    var position = skipWhiteSpace(bytes, start + 1, limit)
    guard position < limit else { throw .incomplete(at: limit) }
    if bytes.byte(position) != JSONByte.closeBrace {
      position = try scanMembers(bytes, position, limit, &record)
    } else {
      position += 1
    }
    record.range = ByteRange(start, position)
    return position
  }

  /// Reads members up to and with the closing brace.
  private mutating func scanMembers(
    _ bytes: RawSpan, _ start: Int, _ limit: Int, _ record: inout Record
  ) throws(JSONFault) -> Int {
    var position = start
    var previous = Member.count
    while true {
      position = skipWhiteSpace(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      guard bytes.byte(position) == JSONByte.quote else {
        throw .expected("a member name", at: position)
      }
      let nameEnd = try JSONStringScan.end(
        of: position, in: bytes, limit: limit, findings: &record.findings)
      let name = ByteRange(position + 1, nameEnd - 1)
      position = try JSONValueScan.colonEnd(nameEnd, bytes, limit)
      position = skipWhiteSpace(bytes, position, limit)
      let valueStart = position
      position = try JSONValueScan.end(
        of: valueStart, in: bytes, limit: limit, depthMaximum: nestingDepthMaximum - 1,
        findings: &record.findings)
      previous = note(name, ByteRange(valueStart, position), bytes, &record, after: previous)
      position = skipWhiteSpace(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      let separator = bytes.byte(position)
      position += 1
      if separator == JSONByte.closeBrace { return position }
      guard separator == JSONByte.comma else { throw .expected("',' or '}'", at: position - 1) }
    }
  }

  @inline(__always)
  private mutating func note(
    _ name: ByteRange, _ value: ByteRange, _ bytes: RawSpan, _ record: inout Record,
    after previous: Int
  ) -> Int {
    var index = successors[previous]
    if !bytes.equals(name, Member.names[index]) {
      guard let found = RecordScanner.index(of: name, in: bytes) else {
        record.others.append(Record.OtherMember(name: name, value: value))
        return previous
      }
      index = found
      successors[previous] = index
    }
    guard let member = Member(rawValue: index) else { return previous }
    if !record[member].isEmpty { record.hasRepeatedMember = true }
    record.set(member, to: value)
    return index
  }

  private static func index(of name: ByteRange, in bytes: RawSpan) -> Int? {
    // A name that is written with escapes is the same name.
    Member.names.firstIndex { bytes.equals(name, $0) || JSONString.equals(name, $0, in: bytes) }
  }
}
