/// Objects that carry one record inside: as an object, or as a string that holds its text.
enum EventWrapper {
  /// Where the record is.
  enum Content {
    case object(ByteRange)
    case string(ByteRange)
    case none
  }

  /// Whether a member's name is one that carries a record.
  static func isWrapper(_ name: ByteRange, _ bytes: RawSpan) -> Bool {
    bytes.equals(name, "detail") || isTextWrapper(name, bytes) || bytes.equals(name, "event")
  }

  /// lookup-events, CloudWatch Logs and Filebeat, Cribl and Splunk.
  private static func isTextWrapper(_ name: ByteRange, _ bytes: RawSpan) -> Bool {
    bytes.equals(name, "CloudTrailEvent") || bytes.equals(name, "message")
      || bytes.equals(name, "_raw")
  }

  /// Finds the record in an object that is not one itself.
  static func content(of record: borrowing Record, in bytes: RawSpan) -> Content {
    for other in record.others {
      if bytes.equals(other.name, "detail"), isObject(other.value, bytes) {
        return .object(other.value)
      }
      if isTextWrapper(other.name, bytes), holdsObjectText(other.value, bytes) {
        return .string(other.value.withoutQuotes)
      }
      // Elastic keeps the record as it came in `event.original`.
      if bytes.equals(other.name, "event") {
        let original = JSONLookup.member(Array("original".utf8), of: other.value, in: bytes)
        if holdsObjectText(original, bytes) { return .string(original.withoutQuotes) }
      }
    }
    return .none
  }

  private static func isObject(_ value: ByteRange, _ bytes: RawSpan) -> Bool {
    !value.isEmpty && bytes.byte(value.start) == JSONByte.openBrace
  }

  private static func holdsObjectText(_ value: ByteRange, _ bytes: RawSpan) -> Bool {
    value.count > 2 && bytes.byte(value.start) == JSONByte.quote
      && bytes.byte(skipWhiteSpace(bytes, value.start + 1, value.end)) == JSONByte.openBrace
  }
}
