/// Sorts one record's members into columns, and collects what no column can give back exactly.
struct MemberSorter {
  /// What to add to a position in the record's bytes to get one in its batch.
  let base: UInt32
  /// Known members that stay as they are written, one bit each.
  private var keptMembers: UInt32 = 0

  init(base: UInt32) { self.base = base }

  /// The content of a member that is a string without escapes; any other value is kept as it is.
  mutating func plainText(
    _ member: Member, _ record: borrowing Record, _ bytes: RawSpan
  ) -> ByteRange? {
    let value = record[member]
    guard !value.isEmpty else { return nil }
    if bytes.byte(value.start) == JSONByte.quote, value.count > 2,
      !JSONString.hasEscape(value, in: bytes)
    {
      return value.withoutQuotes
    }
    keptMembers |= 1 << UInt32(member.rawValue)
    return nil
  }

  /// The content of a member that is a string with escapes; the member itself is kept as it is.
  func unescapedText(
    _ member: Member, _ record: borrowing Record, _ bytes: RawSpan
  ) -> [UInt8]? {
    let value = record[member]
    guard value.count > 2, bytes.byte(value.start) == JSONByte.quote else { return nil }
    var content: [UInt8] = []
    JSONString.append(value.withoutQuotes, of: bytes, to: &content)
    return content
  }

  /// Finds the ids of the request.
  mutating func readIDs(
    _ row: inout EventRow, _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) {
    row.requestID = textColumn(
      .requestID, .requestIDIsNoMember, &row.flags, record, bytes, batch)
    row.sharedEventID = textColumn(
      .sharedEventID, .sharedEventIDIsNoMember, &row.flags, record, bytes, batch)
  }

  /// The column of a member that is plain text.
  private mutating func textColumn(
    _ member: Member, _ escapedFlag: EventRow.Flags, _ flags: inout EventRow.Flags,
    _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) -> ByteRange {
    if let content = plainText(member, record, bytes) { return placed(content) }
    guard let content = unescapedText(member, record, bytes) else { return .none }
    flags.insert(escapedFlag)
    return batch.appendExtra { $0.append(contentsOf: content) }
  }

  /// The column of a member that is kept as JSON text; `null` is told by the shape.
  func jsonColumn(_ member: Member, _ record: borrowing Record, _ bytes: RawSpan) -> ByteRange {
    let value = record[member]
    if value.isEmpty || bytes.equals(value, "null") { return .none }
    return placed(value)
  }

  /// Finds the time and the id, and the key that follows from them.
  mutating func identify(
    _ row: inout EventRow, _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) {
    let seconds = readTime(&row, record, bytes)
    var idRange = ByteRange.none
    if let id = plainText(.eventID, record, bytes) {
      idRange = id
      row.eventID = placed(id)
    } else {
      row.flags.insert(.idIsNoMember)
    }
    let idHash: UInt64
    if !idRange.isEmpty {
      idHash = ContentHash.of(idRange, in: bytes)
    } else if let other = otherText("eventId", record, bytes) {
      // Aggregated events write their id so.
      idHash = ContentHash.of(other, in: bytes)
      row.eventID = placed(other)
    } else {
      idHash = ContentHash.of(record.range, in: bytes)
      row.eventID = makeID(record, bytes, idHash, batch)
    }
    row.key = EventKey(seconds: seconds, idHash: idHash)
  }

  /// The members that no column holds, `"name":value,` each.
  func rest(
    _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) -> ByteRange {
    if keptMembers == 0 && record.others.isEmpty { return .none }
    return batch.appendExtra { output in
      var kept = keptMembers
      while kept != 0 {
        let index = kept.trailingZeroBitCount
        kept &= kept - 1
        guard let member = Member(rawValue: index) else { continue }
        output.append(contentsOf: Member.prefixes[index])
        append(record[member], bytes, to: &output)
        output.append(JSONByte.comma)
      }
      for other in record.others {
        output.append(JSONByte.quote)
        append(other.name, bytes, to: &output)
        output.append(JSONByte.quote)
        output.append(JSONByte.colon)
        append(other.value, bytes, to: &output)
        output.append(JSONByte.comma)
      }
    }
  }

  /// The seconds from the first member that tells a time.
  private mutating func readTime(
    _ row: inout EventRow, _ record: borrowing Record, _ bytes: RawSpan
  ) -> Int64 {
    let value = record[.eventTime]
    let reading = EventTime.read(value, in: bytes)
    // The second that stands for "no time" would not give its text back.
    if let reading, reading.isCanonical, reading.seconds != EventKey.untimedSeconds {
      return reading.seconds
    }
    row.flags.insert(.timeIsNoMember)
    if !value.isEmpty { keptMembers |= 1 << UInt32(Member.eventTime.rawValue) }
    if let reading { return reading.seconds }
    // Aggregated events cover a stretch of time; copies by log shippers move the time elsewhere.
    let window = record.value(named: Array("timeWindow".utf8), in: bytes)
    let windowStart = JSONLookup.member(Array("windowStart".utf8), of: window, in: bytes)
    if let reading = EventTime.read(windowStart, in: bytes) { return reading.seconds }
    let shipped = record.value(named: Array("@timestamp".utf8), in: bytes)
    return EventTime.read(shipped, in: bytes)?.seconds ?? EventKey.untimedSeconds
  }

  private func otherText(
    _ name: String, _ record: borrowing Record, _ bytes: RawSpan
  ) -> ByteRange? {
    let value = record.value(named: Array(name.utf8), in: bytes)
    guard value.count > 2, bytes.byte(value.start) == JSONByte.quote,
      !JSONString.hasEscape(value, in: bytes)
    else { return nil }
    return value.withoutQuotes
  }

  /// An id from the content, for records older than version 1.01 and for damaged ids.
  private func makeID(
    _ record: borrowing Record, _ bytes: RawSpan, _ hash: UInt64, _ batch: EventBatch
  ) -> ByteRange {
    let second = ContentHash.of(record.range, in: bytes, seed: hash)
    return batch.appendExtra { output in
      output.append(contentsOf: "content-".utf8)
      for half in [hash, second] {
        output.append(contentsOf: Hexadecimal.text(half, width: 16).utf8)
      }
    }
  }

  private func placed(_ range: ByteRange) -> ByteRange {
    ByteRange(offset: range.offset &+ base, count: range.count)
  }

  private func append(_ range: ByteRange, _ bytes: RawSpan, to output: inout [UInt8]) {
    bytes.extracting(range.start..<range.end).withUnsafeBytes { output.append(contentsOf: $0) }
  }
}
