import Testing

@testable import Rules

@Suite("Regular expressions with large bounds")
struct RegexBoundsTests {
  /// A piece of a text, repeated.
  struct Run: Sendable {
    let text: String
    let count: Int

    init(_ text: String, _ count: Int = 1) { (self.text, self.count) = (text, count) }
  }

  @Test(
    "at the edges of the bounds",
    arguments: [
      ("a.{0,1000}b", [Run("a"), Run("b")], true),
      ("a.{0,1000}b", [Run("a"), Run("é", 1000), Run("b")], true),
      ("a.{0,1000}b", [Run("a"), Run("é", 1001), Run("b")], false),
      ("a.{0,1000}b", [Run("a"), Run("x", 500), Run("\n"), Run("b")], false),
      ("a.{0,1000}b", [Run("a", 2000), Run("x", 1000), Run("b")], true),
      ("a.{0,1000}b", [Run("a", 2000), Run("x", 1001), Run("b")], false),
      ("a.{1000}b", [Run("xa", 1000), Run("x", 1000), Run("b")], true),
      ("a.{1000}b", [Run("xa", 1000), Run("x", 999), Run("b")], false),
      ("(curl|wget).{0,1000}(sh|bash)", [Run("wget"), Run(" ", 1000), Run("bash")], true),
      ("(curl|wget).{0,1000}(sh|bash)", [Run("wget"), Run(" ", 1001), Run("bash")], false),
      ("(curl|wget).{0,1000}(sh|bash)", [Run("bash "), Run("curl")], false),
      ("^.{1000}", [Run("🙂", 1000)], true),
      ("^.{1000}", [Run("🙂", 999)], false),
      ("^.{1000}", [Run("x\n"), Run("🙂", 1000)], false),
      ("^.{1000}$", [Run("日", 1000)], true),
      ("^.{1000}$", [Run("日", 1001)], false),
      ("^.{0,113}b", [Run("x", 113), Run("b")], true),
      ("^.{0,113}b", [Run("x", 114), Run("b")], false),
      (".{146,}", [Run("x", 146)], true),
      (".{146,}", [Run("x", 145)], false),
      (".{1000,}", [Run("x", 999), Run("\n"), Run("x", 1000)], true),
      (".{1000,}", [Run("x", 999), Run("\n"), Run("x", 999)], false),
      ("[^,]{1000,}x", [Run(","), Run("é", 1000), Run("x")], true),
      ("[^,]{1000,}x", [Run(","), Run("é", 999), Run("x")], false),
      ("x{705}", [Run("x", 704)], false),
      ("x{1000}", [Run("x", 999), Run("y"), Run("x", 1000)], true),
      ("x{1000}", [Run("x", 999), Run("y"), Run("x", 999)], false),
      (#"\d{1000}"#, [Run("0123456789", 100)], true),
      (#"\d{1000}"#, [Run("0123456789", 99), Run("012345678")], false),
      (".{0,1000}a.{0,1000}", [Run("b", 3000), Run("a")], true),
      (".{0,1000}a.{0,1000}", [Run("b", 3000)], false),
      ("^.{0,1000}a.{0,1000}$", [Run("b", 1000), Run("a"), Run("b", 1000)], true),
      ("^.{0,1000}a.{0,1000}$", [Run("b", 1001), Run("a"), Run("b", 1000)], false),
      ("^.{0,1000}a.{0,1000}$", [Run("b", 1000), Run("a"), Run("b", 1001)], false),
      (#"\bab.{0,1000}\bcd\b"#, [Run("ab"), Run("é", 1000), Run("cd é")], true),
      (#"\bab.{0,1000}\bcd\b"#, [Run("ab"), Run("x", 1000), Run("cd")], false),
      ("x(sh|bash){100,300}y", [Run("x"), Run("bashsh", 150), Run("y")], true),
      ("x(sh|bash){100,300}y", [Run("x"), Run("bashsh", 151), Run("y")], false),
      ("x(sh|bash){100,300}y", [Run("x"), Run("sh", 100), Run("y")], true),
      ("x(sh|bash){100,300}y", [Run("x"), Run("sh", 99), Run("y")], false),
    ])
  func edge(_ pattern: String, _ runs: [Run], _ expected: Bool) throws {
    let text = runs.map { String(repeating: $0.text, count: $0.count) }.joined()
    let engines = try #require(RegexEngines(pattern, []))
    #expect(engines.answers(on: Array(text.utf8)) == [expected])
  }
}
