/// Reads records: one pass that checks the JSON grammar and notes where the members stand.
public struct RecordScanner {
  /// How many levels of arrays and objects a record may open.
  public let nestingDepthMaximum: Int

  private let names = MemberNames.shared
  private let knownIdentities: KnownIdentities?

  /// A scanner with a limit on nesting.
  public init(nestingDepthMaximum: Int = 512) {
    self.init(nestingDepthMaximum: nestingDepthMaximum, knownIdentities: nil)
  }

  /// A scanner that recognises identities which its builder knows.
  init(nestingDepthMaximum: Int, knownIdentities: KnownIdentities?) {
    self.nestingDepthMaximum = nestingDepthMaximum
    self.knownIdentities = knownIdentities
  }

  /// Reads the object at `start` into `record`, whose storage is used again.
  ///
  /// - Returns: the position after the object.
  public func scan(
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
  private func scanMembers(
    _ bytes: RawSpan, _ start: Int, _ limit: Int, _ record: inout Record
  ) throws(JSONFault) -> Int {
    var position = start
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
      let member = names.index(of: name, in: bytes) ?? names.index(ofEscaped: name, in: bytes)
      if member == Member.userIdentity.rawValue,
        let known = knownIdentities?.find(bytes, at: valueStart, limit: limit)
      {
        position = known.end
        record.knownIdentity = known.number
      } else {
        position = try JSONValueScan.end(
          of: valueStart, in: bytes, limit: limit, depthMaximum: nestingDepthMaximum - 1,
          findings: &record.findings)
      }
      let value = ByteRange(valueStart, position)
      if let member {
        record.set(member, to: value)
      } else {
        record.others.append(Record.OtherMember(name: name, value: value))
      }
      position = skipWhiteSpace(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      let separator = bytes.byte(position)
      position += 1
      if separator == JSONByte.closeBrace { return position }
      guard separator == JSONByte.comma else { throw .expected("',' or '}'", at: position - 1) }
    }
  }
}
