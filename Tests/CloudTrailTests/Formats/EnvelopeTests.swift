import Testing

@testable import CloudTrail

@Suite struct EnvelopeTests {
  @Test(arguments: Envelope.all)
  func givesItsRecords(envelope: Envelope) {
    for bytes in [Array(envelope.text.utf8), Gzip.member(envelope.text)] {
      let file = decodeAll(bytes)
      #expect(file.isComplete)
      #expect(file.isConsistent)
      #expect(file.ids == Records.ids(1..<(envelope.recordCount + 1)))
      #expect(file.rejected == 0)
      #expect(file.warnings.isEmpty)
    }
  }

  @Test(arguments: Envelope.all)
  func givesRecordsAsAWSWroteThem(envelope: Envelope) {
    for (index, row) in decodeAll(envelope.text).rows.enumerated() {
      #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(Records.text(id: index + 1)))
      #expect(row.position == UInt32(index))
    }
  }

  @Test(arguments: [
    #"{"awsAccountId":"1","digestStartTime":"2026-03-01T10:00:00Z","logFiles":[]}"#,
    #"{"digestEndTime":"x"}"#, #" {"a":[1],"digestS3Object":"k"}"#,
  ])
  func setsDigestsAside(text: String) {
    #expect(decodeAll(text).ending == .digest)
    #expect(decodeAll(Gzip.member(text)).ending == .digest)
  }

  @Test(arguments: [
    "{}", #"{"s3Bucket":"b","s3ObjectKey":["k"]}"#, "hello", "a,b\n1,2\n", "12", "{\"Records\":{}}",
    "{\"Records\":1}", #"{"QueryResultRows":[[{"col":"val"}]]}"#, "\u{1}\u{2}", "{]", "nothing",
  ])
  func callsOtherContentForeign(text: String) {
    for bytes in [Array(text.utf8), Gzip.member(text)] {
      let file = decodeAll(bytes)
      #expect(file.isForeign)
      #expect(file.isConsistent)
      #expect(file.rows.isEmpty)
    }
  }

  @Test func givesEveryRecordOfOneWrappedText() {
    let wrapped = (1...3).map(Records.small).joined(separator: "\n") + "\n{}"
    let escaped = wrapped.replacing("\"", with: #"\""#).replacing("\n", with: #"\n"#)
    let file = decodeAll("{\"message\":\"\(escaped)\"}\n\(Records.small(4))")
    #expect(file.isComplete && file.isConsistent)
    #expect(file.ids == Records.ids(1...4))
    #expect(file.rejections.map(\.record) == [3])
  }

  @Test func callsGzipInsideGzipByItsName() {
    let file = decodeAll(Gzip.member(Gzip.member(Records.file(1...1))))
    #expect(file.ending == .foreign("gzip inside gzip"))
  }

  @Test func neverDropsADocumentBesideRecordsUnseen() {
    let file = decodeAll(Records.file(1...1) + #"{"something":"else"}"#)
    #expect(file.ids == Records.ids(1...1))
    #expect(!file.warnings.isEmpty || file.rejected > 0)
  }

  @Test func aDigestAmongRecordsDoesNotHideThem() {
    for text in [
      #"{"Records":[\#(Records.small(1))],"digestStartTime":"x"}"#,
      Records.small(1) + #"{"digestStartTime":"x"}"#,
    ] {
      let file = decodeAll(text)
      #expect(file.ids == Records.ids(1...1))
      #expect(file.isConsistent && file.rejected == 1)
    }
  }

  @Test func countsWhatIsNoRecord() {
    let file = decodeAll(
      Records.file([Records.small(1), "null", "3", "\"x\"", "[]", "{}", "true"]))
    #expect(file.isComplete && file.isConsistent)
    #expect(file.ids == Records.ids(1...1))
    #expect(file.rejections.map(\.record) == Array(1...6))
  }
}
