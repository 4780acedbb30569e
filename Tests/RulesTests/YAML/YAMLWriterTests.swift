import Testing

@testable import Rules

@Suite struct `Writing YAML` {
  /// What a text becomes as the value of a key.
  private func written(_ text: String) -> String {
    let scalar = YAMLScalar(text: text, kind: .text, quoteWidth: nil)
    let value = YAMLNode(content: .scalar(scalar), place: .start)
    let entry = YAMLMap.Entry(key: "key", place: .start, value: value)
    return YAMLWriter.text(of: [YAMLNode(content: .map(YAMLMap(entries: [entry])), place: .start)])
  }

  @Test(arguments: [
    ("Alarms when a call is made.", "key: Alarms when a call is made.\n"),
    ("CISBenchmark/Calls", "key: CISBenchmark/Calls\n"),
    ("5m", "key: 5m\n"),
    ("0f3c2a10-6b1e-8d4f-9a7b-00112233aabb", "key: 0f3c2a10-6b1e-8d4f-9a7b-00112233aabb\n"),
    ("{ $.a = \"it's\" }", "key: '{ $.a = \"it''s\" }'\n"),
    ("5", "key: '5'\n"), ("1e3", "key: '1e3'\n"), ("2026-01-31", "key: '2026-01-31'\n"),
    ("12:30", "key: '12:30'\n"), ("0x1F", "key: '0x1F'\n"), ("No", "key: 'No'\n"),
    ("null", "key: 'null'\n"), ("~", "key: '~'\n"), ("", "key: ''\n"), ("<<", "key: '<<'\n"),
    (" blank", "key: ' blank'\n"), ("a: b", "key: 'a: b'\n"), ("a:b", "key: a:b\n"),
    ("a #b", "key: 'a #b'\n"), ("C#", "key: C#\n"), ("%name%", "key: '%name%'\n"),
    ("one\ntwo", "key: |-\n  one\n  two\n"), ("one\n\n two\n", "key: |\n  one\n\n   two\n"),
    (" one\ntwo", "key: \" one\\ntwo\"\n"), ("tab\t\u{1}", "key: \"tab\\t\\x01\"\n"),
    ("\u{FEFF}\u{202E}", "key: \"\\ufeff\\u202e\"\n"), ("schön", "key: schön\n"),
  ])
  func `a text has quotes only where it needs them`(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }

  @Test func `a long pattern is folded at its blanks`() {
    let pattern =
      #"{ ($.eventName = "DeleteTrail") || ($.eventName = "StopLogging") || "#
      + #"($.eventName = "UpdateTrail") }"#
    let expected = #"""
      key: >-
        { ($.eventName = "DeleteTrail") || ($.eventName = "StopLogging") || ($.eventName
        = "UpdateTrail") }

      """#
    #expect(written(pattern) == expected)
  }

  @Test func `documents, maps and lists stand in blocks`() throws {
    let text = """
      title: A rule
      empty: {}
      nothing:
      selection:
        - field: value
          other: 5
        - - true
          - []
        - last
      ---
      title: Another
      flag: True

      """
    #expect(YAMLWriter.text(of: try YAMLReader.documents(of: text)) == text)
  }
}
