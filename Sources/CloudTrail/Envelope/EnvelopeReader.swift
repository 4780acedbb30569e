/// Finds the records in a file's content, whatever they are wrapped in.
///
/// The reader is a state machine over a window of the content: it can be asked again with more
/// bytes behind, or with the window moved on, and never keeps more than one element.
/// Shapes: S3 trail files, EventBridge, CloudWatch Logs subscriptions and exports, lookup-events,
/// arrays, bare records, and any of them one after the other.
struct EnvelopeReader {
  /// What stands at the reader's position.
  enum Step {
    /// A record, or what wraps one; it was read into the caller's `Record`.
    case element
    /// Something in the place of a record that is none; it was passed.
    case rejected(reason: String, start: Int)
    /// The rest of the content cannot be read; whether it just ends, or is wrong.
    case broken(JSONFault, start: Int)
    /// More bytes are needed; those before the position are used up.
    case needsMore
    /// A digest: it has no records.
    case digest
    /// A document without records.
    case foreign(String)
    /// The content ends.
    case ended
  }

  private enum State {
    /// Before a document, or after the last.
    case betweenDocuments
    /// After the opening brace of a document, or after one of its members.
    case members
    /// Inside the list of records; whether the list is itself the document.
    case elements(isDocument: Bool)
  }

  /// Where the next byte to be read stands in the window.
  var position = 0
  private(set) var isControlMessage = false
  /// Whether the content holds any document.
  private(set) var foundDocument = false
  private var state = State.betweenDocuments
  /// Whether the present document had a list of records.
  private var foundRecords = false

  /// Reads on from the position.
  ///
  /// - Parameter isLast: whether no bytes will follow those before `limit`.
  mutating func next(
    _ bytes: RawSpan, limit: Int, isLast: Bool, scanner: RecordScanner,
    record: inout Record
  ) -> Step {
    while true {
      let start = position
      do throws(JSONFault) {
        switch state {
        case .betweenDocuments:
          if let step = try enterDocument(bytes, limit, isLast, scanner, &record) { return step }
        case .members:
          if let step = try readMember(bytes, limit, scanner, &record) { return step }
        case .elements(let isDocument):
          if let step = try readElement(bytes, limit, isDocument, scanner, &record) {
            return step
          }
        }
      } catch {
        return handle(error, start, bytes, limit, isLast)
      }
    }
  }

  /// Takes a document for one with a list, after more than a record may hold showed no record.
  ///
  /// - Returns: false where no document of that kind begins at the position.
  mutating func assumeList(_ bytes: RawSpan, limit: Int) -> Bool {
    guard case .betweenDocuments = state,
      let start = try? documentStart(bytes, limit, false), start < limit,
      bytes.byte(start) == JSONByte.openBrace
    else { return false }
    position = start + 1
    state = .members
    return true
  }

  // MARK: Documents

  private mutating func enterDocument(
    _ bytes: RawSpan, _ limit: Int, _ isLast: Bool, _ scanner: RecordScanner,
    _ record: inout Record
  ) throws(JSONFault) -> Step? {
    position = try documentStart(bytes, limit, isLast)
    guard position < limit else { return isLast ? .ended : .needsMore }
    foundDocument = true
    foundRecords = false
    isControlMessage = false
    switch bytes.byte(position) {
    case JSONByte.openBracket:
      position += 1
      foundRecords = true
      state = .elements(isDocument: true)
    case JSONByte.openBrace:
      if try !DocumentKind.startsList(bytes, position, limit, scanner.nestingDepthMaximum) {
        // The document is itself a record, or wraps one, or is something else.
        position = try scanner.scan(bytes, from: position, limit: limit, into: &record)
        return .element
      }
      position += 1
      state = .members
    default:
      throw .expected("a JSON document", at: position)
    }
    return nil
  }

  /// Passes what may stand before a document: white space, a byte order mark, a log timestamp.
  private func documentStart(
    _ bytes: RawSpan, _ limit: Int, _ isLast: Bool
  ) throws(JSONFault) -> Int {
    var start = skipWhiteSpace(bytes, position, limit)
    if start < limit, bytes.byte(start) == 0xEF {
      guard start + 3 <= limit else { throw .incomplete(at: limit) }
      if bytes.byte(start + 1) == 0xBB, bytes.byte(start + 2) == 0xBF {
        start = skipWhiteSpace(bytes, start + 3, limit)
      }
    }
    // `2026-01-01T00:00:00.000Z {…}`: a line of a log group's export.
    if start < limit, bytes.byte(start) &- UInt8(ascii: "0") < 10 {
      var brace = start
      while brace < limit, bytes.byte(brace) != JSONByte.openBrace, brace - start < 40 {
        brace += 1
      }
      if brace == limit, !isLast { throw .incomplete(at: limit) }
      if brace < limit, bytes.byte(brace) == JSONByte.openBrace { return brace }
    }
    return start
  }

  private mutating func readMember(
    _ bytes: RawSpan, _ limit: Int, _ scanner: RecordScanner, _ record: inout Record
  ) throws(JSONFault) -> Step? {
    var cursor = skipWhiteSpace(bytes, position, limit)
    if cursor < limit, bytes.byte(cursor) == JSONByte.comma {
      cursor = skipWhiteSpace(bytes, cursor + 1, limit)
    }
    position = cursor
    guard cursor < limit else { throw .incomplete(at: limit) }
    if bytes.byte(cursor) == JSONByte.closeBrace {
      position = cursor + 1
      state = .betweenDocuments
      return foundRecords ? nil : .foreign("a JSON document without CloudTrail records")
    }
    let member = try DocumentKind.member(bytes, cursor, limit)
    if DocumentKind.isDigest(member.name, bytes) { return .digest }
    if DocumentKind.isList(member.name, bytes) {
      guard member.valueStart < limit else { throw .incomplete(at: limit) }
      if bytes.byte(member.valueStart) == JSONByte.openBracket {
        foundRecords = true
        position = member.valueStart + 1
        state = .elements(isDocument: false)
        return nil
      }
      guard bytes.byte(member.valueStart) == UInt8(ascii: "n") else {
        throw .expected("an array of records", at: member.valueStart)
      }
      foundRecords = true
    }
    var findings = JSONTextFindings()
    let end = try JSONValueScan.end(
      of: member.valueStart, in: bytes, limit: limit, depthMaximum: scanner.nestingDepthMaximum,
      findings: &findings)
    // A number at the end of the window may go on.
    if end == limit { throw .incomplete(at: limit) }
    position = end
    if bytes.equals(member.name, "messageType"),
      bytes.equals(ByteRange(member.valueStart, position), "\"CONTROL_MESSAGE\"")
    {
      isControlMessage = true
    }
    return nil
  }

  // MARK: Elements

  private mutating func readElement(
    _ bytes: RawSpan, _ limit: Int, _ isDocument: Bool, _ scanner: RecordScanner,
    _ record: inout Record
  ) throws(JSONFault) -> Step? {
    var cursor = skipWhiteSpace(bytes, position, limit)
    // A comma too many harms nothing.
    while cursor < limit, bytes.byte(cursor) == JSONByte.comma {
      cursor = skipWhiteSpace(bytes, cursor + 1, limit)
    }
    // White space is used up: it counts for no element, however much of it there is.
    position = cursor
    guard cursor < limit else { throw .incomplete(at: limit) }
    if bytes.byte(cursor) == JSONByte.closeBracket {
      position = cursor + 1
      state = isDocument ? .betweenDocuments : .members
      return nil
    }
    if bytes.byte(cursor) == JSONByte.openBrace {
      position = try scanner.scan(bytes, from: cursor, limit: limit, into: &record)
      return .element
    }
    var findings = JSONTextFindings()
    let end = try JSONValueScan.end(
      of: cursor, in: bytes, limit: limit, depthMaximum: scanner.nestingDepthMaximum,
      findings: &findings)
    // A number or a word at the very end may go on.
    if end == limit { throw .incomplete(at: limit) }
    position = end
    return .rejected(reason: "not an object", start: cursor)
  }

  /// Decides whether a fault costs an element, or the rest of the content.
  private mutating func handle(
    _ fault: JSONFault, _ start: Int, _ bytes: RawSpan, _ limit: Int, _ isLast: Bool
  ) -> Step {
    if fault.isIncomplete && !isLast {
      if case .betweenDocuments = state { position = start }
      return .needsMore
    }
    guard !fault.isIncomplete, case .elements = state else {
      return .broken(fault, start: position)
    }
    let found: Int?
    do { found = try ElementSkip.end(of: position, in: bytes, limit: limit) } catch {
      // Where the window ends must not decide what is lost.
      if !isLast { return .needsMore }
      found = nil
    }
    guard let end = found else { return .broken(fault, start: position) }
    let elementStart = position
    position = end
    return .rejected(
      reason: "\(fault) at byte \(fault.position - elementStart) of the record",
      start: elementStart)
  }

  /// Passes an element that is larger than a record may be, once its end is known.
  mutating func skipElement(to end: Int) { position = end }

  /// Whether the reader is inside a list, so that what follows an element can be used without it.
  var isInList: Bool {
    if case .elements = state { return true }
    return false
  }
}
