import Testing

@testable import Notify

/// The members of a group as a line shows them.
struct GroupWordsTests {
  @Test(arguments: [
    ("{}", nil), (#"{"actor":"a"}"#, "actor a"), (#"{"a":"x","b":2}"#, "a x, b 2"),
    (#"{"a":"shown","b":"other"}"#, "b other"), (#"{"actor":null}"#, nil),
    (#"{"a":["x","y"],"b":true}"#, #"a ["x","y"], b true"#),
    (#"{"a":"q\"uote, \\ and: colon"}"#, #"a q"uote, \ and: colon"#),
    (#"{"a":"line\nbreak \u001b[31m \ud83d\udd14 \\n"}"#, "a line\nbreak \u{1B}[31m 🔔 \\n"),
    ("{\"a\":\"\u{301}x\"}", "a \u{301}x"),
    (#"{"a":"{\"b\":1}"}"#, #"a {"b":1}"#), ("{\"a\"", nil), ("", nil),
  ])
  func `members that are not shown already`(_ json: String, _ expected: String?) {
    #expect(GroupWords(json).words(besides: ["shown"]) == expected)
  }
}
