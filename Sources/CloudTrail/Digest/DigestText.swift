/// The JSON of digests and of the answers that come with them.
package enum DigestText {
  /// How deep it is nested at most; the formats need four levels.
  private static let depthMaximum = 16

  /// Where the JSON object stands that some content begins with.
  ///
  /// What stands behind it is not looked at.
  package static func object(in content: [UInt8]) throws(DigestFault) -> ByteRange {
    let bytes = content.span.bytes
    let start = skipWhiteSpace(bytes, 0, content.count)
    guard start < content.count, bytes.byte(start) == JSONByte.openBrace else {
      throw DigestFault("it is no JSON object")
    }
    var findings = JSONTextFindings()
    do throws(JSONFault) {
      let end = try JSONValueScan.end(
        of: start, in: bytes, limit: content.count, depthMaximum: depthMaximum,
        findings: &findings)
      return ByteRange(start, end)
    } catch {
      throw DigestFault("\(error) at byte \(error.position)")
    }
  }
}
