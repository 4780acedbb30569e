/// Tells documents apart by the names of their members.
enum DocumentKind {
  /// A member's name and where its value begins.
  struct Opening {
    let name: ByteRange
    let valueStart: Int
  }

  /// Whether the document at `start` keeps its records in a list, or is a digest.
  ///
  /// A document that is itself a record, or wraps just one, is read whole instead.
  static func startsList(
    _ bytes: RawSpan, _ start: Int, _ limit: Int, _ depthMaximum: Int
  ) throws(JSONFault) -> Bool {
    var findings = JSONTextFindings()
    var position = skipWhiteSpace(bytes, start + 1, limit)
    while true {
      guard position < limit else { throw .incomplete(at: limit) }
      if bytes.byte(position) == JSONByte.closeBrace { return true }
      let opening = try member(bytes, position, limit)
      if isList(opening.name, bytes) || isDigest(opening.name, bytes) { return true }
      if isRecordMember(opening.name, bytes) || EventWrapper.isWrapper(opening.name, bytes) {
        return false
      }
      position = try JSONValueScan.end(
        of: opening.valueStart, in: bytes, limit: limit, depthMaximum: depthMaximum,
        findings: &findings)
      position = skipWhiteSpace(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      if bytes.byte(position) == JSONByte.comma {
        position = skipWhiteSpace(bytes, position + 1, limit)
      } else if bytes.byte(position) != JSONByte.closeBrace {
        throw .expected("',' or '}'", at: position)
      }
    }
  }

  /// Reads a member's name and passes its colon.
  static func member(
    _ bytes: RawSpan, _ start: Int, _ limit: Int
  ) throws(JSONFault) -> Opening {
    guard bytes.byte(start) == JSONByte.quote else {
      throw .expected("a member name", at: start)
    }
    var findings = JSONTextFindings()
    let nameEnd = try JSONStringScan.end(
      of: start, in: bytes, limit: limit, findings: &findings)
    let colonEnd = try JSONValueScan.colonEnd(nameEnd, bytes, limit)
    return Opening(
      name: ByteRange(start + 1, nameEnd - 1),
      valueStart: skipWhiteSpace(bytes, colonEnd, limit))
  }

  /// The lists: of trail files, of lookup-events, of CloudWatch Logs subscriptions.
  static func isList(_ name: ByteRange, _ bytes: RawSpan) -> Bool {
    bytes.equals(name, "Records") || bytes.equals(name, "Events")
      || bytes.equals(name, "logEvents")
  }

  /// The members that only digests have.
  static func isDigest(_ name: ByteRange, _ bytes: RawSpan) -> Bool {
    bytes.equals(name, "digestStartTime") || bytes.equals(name, "digestS3Object")
      || bytes.equals(name, "digestEndTime")
  }

  /// Members by which a record is known.
  static func isRecordMember(_ name: ByteRange, _ bytes: RawSpan) -> Bool {
    bytes.equals(name, "eventVersion") || bytes.equals(name, "eventSource")
      || bytes.equals(name, "eventID") || bytes.equals(name, "userIdentity")
  }

  /// Whether an object is a record, and not what wraps one.
  static func isRecord(_ record: borrowing Record) -> Bool {
    !record[.eventVersion].isEmpty || !record[.eventSource].isEmpty
      || !record[.eventID].isEmpty || !record[.userIdentity].isEmpty
  }
}
