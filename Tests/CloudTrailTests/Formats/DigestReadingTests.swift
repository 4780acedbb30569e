import Testing

@testable import CloudTrail

@Suite struct DigestReadingTests {
  static let text = """
    {"awsAccountId":"1","digestStartTime":"2021-07-30T00:01:31Z","digestEndTime":"2021-07-30T01:01:31Z",\
    "digestS3Bucket":"b","digestS3Object":"AWSLogs/1/d","digestPublicKeyFingerprint":"ab",\
    "digestSignatureAlgorithm":"SHA256withRSA","newestEventTime":null,"oldestEventTime":null,\
    "previousDigestS3Bucket":"b","previousDigestS3Object":"AWSLogs/1/c",\
    "previousDigestHashValue":"00","previousDigestHashAlgorithm":"SHA-256",\
    "previousDigestSignature":"FF","logFiles":[{"s3Bucket":"b","s3Object":"AWSLogs/1/\\u0078",\
    "hashValue":"11","hashAlgorithm":"SHA-256"}]}
    """

  @Test func aDigestIsRead() throws {
    let digest = try TrailDigest(reading: Array(Self.text.utf8))
    #expect(digest.endSeconds - digest.startSeconds == 3_600)
    #expect(digest.previous?.object == "AWSLogs/1/c")
    #expect(digest.logFiles == [.init(bucket: "b", object: "AWSLogs/1/x", hash: "11")])
    #expect(
      digest.stringToSign(contentHash: "22")
        == Array("2021-07-30T01:01:31Z\nb/AWSLogs/1/d\n22\nFF".utf8))
  }

  @Test(arguments: [
    ("\"previousDigestSignature\":\"FF\"", "\"previousDigestSignature\":null", "previousDigestS3"),
    ("\"digestS3Bucket\":\"b\",", "", "digestS3Bucket"),
    ("\"hashAlgorithm\":\"SHA-256\"", "\"hashAlgorithm\":\"MD5\"", "MD5"),
    ("2021-07-30T01:01:31Z", "soon", "digestEndTime"), ("[{", "{", "JSON"),
    ("{\"aws", "[\"aws", "JSON"),
    ("\"logFiles\":[", "\"logs\":[", "logFiles"),
  ])
  func whatIsMissingIsNamed(part: String, other: String, named: String) {
    let text = Self.text.replacing(part, with: other)
    let fault = #expect(throws: DigestFault.self) { try TrailDigest(reading: Array(text.utf8)) }
    #expect(fault?.description.contains(named) == true, "\(String(describing: fault))")
  }

  /// A file is told to be a digest by what it says, and comes with it, whatever its size.
  @Test(arguments: [Int.max, 64]) func theDecoderHandsDigestsOver(wholeFileByteMaximum: Int) throws
  {
    for bytes in [Array(Self.text.utf8), Gzip.member(Self.text)] {
      let decoded = decodeAll(
        bytes, Reading(textCapacity: 64, wholeFileByteMaximum: wholeFileByteMaximum))
      #expect(decoded.ending == .digest)
      let digest = try #require(decoded.parts.last?.digest).get()
      #expect(digest.object == "AWSLogs/1/d")
    }
  }
}
