extension TrailDigest {
  /// Reads a digest from its uncompressed bytes.
  ///
  /// What stands behind the JSON object is not looked at: the hash of all bytes tells of it.
  public init(reading content: [UInt8]) throws(DigestFault) {
    let object = try DigestText.object(in: content)
    let bytes = content.span.bytes
    try self.init(DigestMembers(object, in: bytes), bytes)
  }

  private init(_ members: DigestMembers, _ bytes: RawSpan) throws(DigestFault) {
    let endText = try members.text("digestEndTime")
    self.init(
      account: try members.text("awsAccountId"),
      startSeconds: try Self.seconds(try members.text("digestStartTime"), "digestStartTime"),
      endSeconds: try Self.seconds(endText, "digestEndTime"),
      endText: endText,
      bucket: try members.text("digestS3Bucket"),
      object: try members.text("digestS3Object"),
      keyFingerprint: try members.text("digestPublicKeyFingerprint"),
      signatureAlgorithm: members.optionalText("digestSignatureAlgorithm"),
      previous: try Self.previous(members),
      logFiles: try Self.logFiles(members["logFiles"], bytes))
  }

  private static func seconds(_ text: String, _ name: String) throws(DigestFault) -> Int64 {
    guard let seconds = EventTime.seconds(of: text) else {
      throw DigestFault("\(name) is no time: '\(text)'")
    }
    return seconds
  }

  private static func previous(_ members: DigestMembers) throws(DigestFault) -> Previous? {
    let names = ["previousDigestS3Bucket", "previousDigestS3Object", "previousDigestSignature"]
    let given = names.filter { members.optionalText($0) != nil }
    // Half a link would hide that a digest was taken out.
    guard given.isEmpty || given.count == names.count else {
      throw DigestFault("it has \(given.joined(separator: " and ")) and not the others of \(names)")
    }
    if given.isEmpty { return nil }
    if let algorithm = members.optionalText("previousDigestHashAlgorithm") {
      try check(hashAlgorithm: algorithm)
    }
    return Previous(
      bucket: try members.text(names[0]), object: try members.text(names[1]),
      hash: members.optionalText("previousDigestHashValue"), signature: try members.text(names[2]))
  }

  private static func logFiles(
    _ array: ByteRange, _ bytes: RawSpan
  ) throws(DigestFault) -> [LogFile] {
    guard !array.isEmpty, bytes.byte(array.start) == JSONByte.openBracket else {
      throw DigestFault("logFiles is no list")
    }
    var files: [LogFile] = []
    var fault: DigestFault?
    JSONLookup.forEachElement(of: array, in: bytes) { element in
      do throws(DigestFault) {
        files.append(try logFile(DigestMembers(element, in: bytes)))
      } catch let error {
        fault = DigestFault("log file \(files.count + 1) of the list: \(error)")
      }
      return fault == nil
    }
    if let fault { throw fault }
    return files
  }

  private static func logFile(_ members: DigestMembers) throws(DigestFault) -> LogFile {
    try check(hashAlgorithm: try members.text("hashAlgorithm"))
    return LogFile(
      bucket: try members.text("s3Bucket"), object: try members.text("s3Object"),
      hash: try members.text("hashValue"))
  }

  private static func check(hashAlgorithm: String) throws(DigestFault) {
    guard hashAlgorithm == "SHA-256" else {
      throw DigestFault("its hashes are not SHA-256 but '\(hashAlgorithm)'")
    }
  }
}

/// The members of an object of a digest, by their names.
private struct DigestMembers {
  private let texts: [String: String]
  private let values: [String: ByteRange]

  init(_ object: ByteRange, in bytes: RawSpan) {
    var texts: [String: String] = [:]
    var values: [String: ByteRange] = [:]
    JSONLookup.forEachMember(of: object, in: bytes) { name, value in
      let name = JSONString.decode(name, in: bytes)
      values[name] = value
      let isText = bytes.byte(value.start) == JSONByte.quote
      texts[name] = isText ? JSONString.decode(value.withoutQuotes, in: bytes) : nil
      return true
    }
    self.texts = texts
    self.values = values
  }

  /// Where a member's value stands; an empty range where it is missing.
  subscript(name: String) -> ByteRange { values[name] ?? .none }

  /// A member's text; nil where it is missing or anything else than a text.
  func optionalText(_ name: String) -> String? { texts[name] }

  /// A member's text, without which the object is of no use.
  func text(_ name: String) throws(DigestFault) -> String {
    guard let text = texts[name] else { throw DigestFault("it has no \(name)") }
    return text
  }
}
