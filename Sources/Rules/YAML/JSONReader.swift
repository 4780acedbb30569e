import CloudTrail

/// Reads a text that is JSON into the same nodes as YAML.
///
/// JSON is almost YAML: the YAML library refuses surrogate pairs (`\ud83d\ude00`), takes some
/// Unicode characters in strings for line breaks and is much slower on the large files that
/// programs write.
struct JSONReader {
  private let limits: YAMLLimits
  private var places: PlaceCounter
  private var nodeCount = 0

  /// The value of a JSON text, or nil where the text is not JSON, but may be other YAML.
  static func document(of text: String, limits: YAMLLimits) throws(RuleFault) -> YAMLNode? {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span.bytes
    let start = skipWhiteSpace(bytes, 0, bytes.byteCount)
    guard start < bytes.byteCount,
      bytes.byte(start) == UInt8(ascii: "{") || bytes.byte(start) == UInt8(ascii: "["),
      try isJSON(bytes, from: start, limits)
    else { return nil }
    var reader = JSONReader(limits: limits, places: PlaceCounter())
    var position = start
    return try reader.value(bytes, &position, depth: 1)
  }

  /// Why a text that begins like JSON is none; nil where it is, or does not begin so.
  static func fault(in text: String, limits: YAMLLimits) -> RuleFault? {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span.bytes
    let start = skipWhiteSpace(bytes, 0, bytes.byteCount)
    guard start < bytes.byteCount,
      bytes.byte(start) == UInt8(ascii: "{") || bytes.byte(start) == UInt8(ascii: "[")
    else { return nil }
    var findings: JSONTextFindings = []
    do {
      _ = try JSONValueScan.end(
        of: start, in: bytes, limit: bytes.byteCount, depthMaximum: limits.nestingDepth,
        findings: &findings)
      return nil
    } catch {
      var places = PlaceCounter()
      let place = places.place(at: error.position, in: bytes)
      return RuleFault(place, "\(error)", mend: "correct the JSON")
    }
  }

  private static func isJSON(
    _ bytes: RawSpan, from start: Int, _ limits: YAMLLimits
  ) throws(RuleFault) -> Bool {
    var findings: JSONTextFindings = []
    do {
      let end = try JSONValueScan.end(
        of: start, in: bytes, limit: bytes.byteCount, depthMaximum: limits.nestingDepth,
        findings: &findings)
      return skipWhiteSpace(bytes, end, bytes.byteCount) == bytes.byteCount
        && !findings.contains(.rawControlCharacter)
    } catch {
      var places = PlaceCounter()
      let place = places.place(at: error.position, in: bytes)
      if case .nestedTooDeep = error.reason {
        try limits.check(nodeCount: 0, nestingDepth: limits.nestingDepth + 1, at: place)
      }
      // What is too large for YAML is meant to be JSON.
      guard bytes.byteCount > YAMLLimits.ruleFile.sizeBytes else { return false }
      throw RuleFault(place, "\(error)", mend: "correct the JSON")
    }
  }

  /// Reads the value at a position of a text that is known to be JSON, and passes it.
  private mutating func value(
    _ bytes: RawSpan, _ position: inout Int, depth: Int
  ) throws(RuleFault) -> YAMLNode {
    let place = places.place(at: position, in: bytes)
    nodeCount += 1
    try limits.check(nodeCount: nodeCount, nestingDepth: depth, at: place)
    switch JSONKind(firstByte: bytes.byte(position)) {
    case .object:
      return YAMLNode(content: .map(try members(bytes, &position, depth: depth)), place: place)
    case .array:
      return YAMLNode(content: .list(try elements(bytes, &position, depth: depth)), place: place)
    case .string:
      let scalar = YAMLScalar(text: string(bytes, &position), kind: .text, quoteWidth: 1)
      return YAMLNode(content: .scalar(scalar), place: place)
    case .number, .bool, .null:
      let end = JSONLookup.skipValue(bytes, position, bytes.byteCount)
      let text = bytes.text(ByteRange(position, end))
      position = end
      let scalar = YAMLScalar(text: text, kind: YAMLScalar.Kind(plain: text), quoteWidth: 0)
      return YAMLNode(content: .scalar(scalar), place: place)
    }
  }

  private mutating func elements(
    _ bytes: RawSpan, _ position: inout Int, depth: Int
  ) throws(RuleFault) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    advance(bytes, &position)
    while bytes.byte(position) != UInt8(ascii: "]") {
      elements.append(try value(bytes, &position, depth: depth + 1))
      passComma(bytes, &position)
    }
    position += 1
    return elements
  }

  private mutating func members(
    _ bytes: RawSpan, _ position: inout Int, depth: Int
  ) throws(RuleFault) -> YAMLMap {
    var entries: [YAMLMap.Entry] = []
    var names: Set<String> = []
    advance(bytes, &position)
    while bytes.byte(position) != UInt8(ascii: "}") {
      let place = places.place(at: position, in: bytes)
      let name = string(bytes, &position)
      // A name takes as long as a value.
      nodeCount += 1
      guard names.insert(name).inserted else {
        throw RuleFault(
          place, "the key '\(name)' stands twice in one map", mend: "keep one of the two")
      }
      position = skipWhiteSpace(bytes, position, bytes.byteCount)
      // Past the colon.
      advance(bytes, &position)
      let value = try value(bytes, &position, depth: depth + 1)
      entries.append(YAMLMap.Entry(key: name, place: place, value: value))
      passComma(bytes, &position)
    }
    position += 1
    return YAMLMap(entries: entries)
  }

  private func string(_ bytes: RawSpan, _ position: inout Int) -> String {
    let end = JSONLookup.skipString(bytes, position, bytes.byteCount)
    defer { position = end }
    return JSONString.decode(ByteRange(position, end).withoutQuotes, in: bytes)
  }

  /// Passes one byte, and the white space after it.
  private func advance(_ bytes: RawSpan, _ position: inout Int) {
    position = skipWhiteSpace(bytes, position + 1, bytes.byteCount)
  }

  private func passComma(_ bytes: RawSpan, _ position: inout Int) {
    position = skipWhiteSpace(bytes, position, bytes.byteCount)
    if bytes.byte(position) == UInt8(ascii: ",") { advance(bytes, &position) }
  }
}

/// Finds lines and columns of positions that only ever grow.
private struct PlaceCounter {
  private var position = 0
  private var place = SourcePlace.start

  mutating func place(at target: Int, in bytes: RawSpan) -> SourcePlace {
    while position < target {
      let byte = bytes.byte(position)
      if byte == UInt8(ascii: "\n") {
        place = SourcePlace(line: place.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        // Bytes that continue a character are no column of their own.
        place.column += 1
      }
      position += 1
    }
    return place
  }
}
