import Testing

@testable import CloudTrail

@Suite struct CanonicalJSONTests {
  private static func areEqual(_ left: String, _ right: String) -> Bool {
    CanonicalJSON.text(left) == CanonicalJSON.text(right)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2}"#, #"{ "b" : 2 , "a" : 1 }"#), (#""=""#, #""\u003d""#),
    (#""/""#, #""\/""#), (#""🔔""#, #""\uD83D\uDD14""#), (#""é""#, #""\u00E9""#),
    (#"{"\u0061":[]}"#, "{\"a\":[\n]}"), (#""\n""#, #""\u000a""#),
    (#"{"a":{"y":1,"x":[1,2]}}"#, #"{"a":{"x":[1, 2],"y":1}}"#),
  ])
  func equalInEverythingThatCounts(left: String, right: String) {
    #expect(Self.areEqual(left, right))
  }

  @Test(arguments: [
    ("1", "1.0"), ("1e3", "1000"), ("[1,2]", "[2,1]"), ("null", "\"null\""), ("[]", "{}"),
    ("[]", "[[]]"), (#"{"a":1}"#, #"{"A":1}"#), (#""a""#, #""a ""#),
    (#"{"a":1}"#, #"{"a":1,"b":2}"#),
    (#"["a","b"]"#, #"["a\",\"b"]"#), (#""é""#, "\"e\u{301}\""), ("[1,[2]]", "[[1],2]"),
    (#"{"a":"b","c":"d"}"#, #"{"a":"d","c":"b"}"#), (#""\\n""#, #""\n""#),
    (#"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#),
  ])
  func differentInAnything(left: String, right: String) {
    #expect(!Self.areEqual(left, right))
  }

  @Test func isItsOwnCanonicalForm() {
    var json = RandomJSON(TestSeed.generator(60))
    for _ in 0..<500 {
      let text = json.value()
      // White space in front of a value is not the value's.
      let first = CanonicalJSON.text(String(text.drop { $0.isWhitespace }))
      #expect(!first.isEmpty, "\(TestSeed.hint): \(text)")
    }
  }
}
