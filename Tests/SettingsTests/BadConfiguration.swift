import Testing

@testable import Settings

/// A configuration that must be refused, and every line that the refusal must print.
struct BadConfiguration: Sendable, CustomTestStringConvertible {
  let name: String
  var text = ""
  var problems: [String] = []

  var testDescription: String { name }

  /// Reads cases of the form `== name`, the text of the file, and `-> line:column: message`.
  static func table(_ source: String) -> [BadConfiguration] {
    source.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) {
      cases, line in
      if line.hasPrefix("== ") {
        cases.append(BadConfiguration(name: String(line.dropFirst(3))))
      } else if let last = cases.indices.last {
        if line.hasPrefix("-> ") {
          cases[last].problems.append("trailbell.yaml:" + line.dropFirst(3))
        } else {
          cases[last].text += line + "\n"
        }
      }
    }
  }
}

@Suite struct BadConfigurationTests {
  @Test(arguments: badKeys + badValues + badShapes + badDocuments + badSinks + badRetention)
  func isRefusedWithItsMessages(_ bad: BadConfiguration) {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.parse(text: bad.text, fileName: "trailbell.yaml")
    }
    #expect(error?.description.split(separator: "\n").map(String.init) == bad.problems)
  }

  @Test func theTableIsNotCutShort() {
    let cases = badKeys + badValues + badShapes + badDocuments + badSinks + badRetention
    #expect(cases.count >= 90)
    #expect(cases.allSatisfy { !$0.problems.isEmpty })
    #expect(Set(cases.map(\.name)).count == cases.count)
  }

  @Test func aProblemHoldsItsParts() {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.parse(text: "log:\n  level: loud\n", fileName: "a/b.yaml")
    }
    let problem = error?.problems.first
    #expect(problem?.file == "a/b.yaml")
    #expect(problem?.line == 2)
    #expect(problem?.column == 10)
    #expect(problem?.keyPath == "log.level")
    #expect(problem?.mend == "write for example level: info")
  }

  @Test func messagesCarryNoControlCharacters() {
    let hostile = #""a\r\n<0>\e[31m\u2028\u202e""#
    let text = "log:\n  level: \(hostile)\n  \(hostile): x\n\(hostile): y\n"
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.parse(text: text, fileName: "trailbell.yaml")
    }
    let harmless = #"a\u{D}\u{A}<0>\u{1B}[31m\u{2028}\u{202E}"#
    let messages = error?.problems.map(\.description) ?? []
    #expect(messages.count == 3)
    #expect(messages.allSatisfy { $0.contains(harmless) && !$0.contains(where: \.isNewline) })
  }

  @Test func longTextIsCut() {
    let text = "log:\n  level: \(String(repeating: "x", count: 500))\n"
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.parse(text: text, fileName: "trailbell.yaml")
    }
    #expect(error?.description.contains("found \"\(String(repeating: "x", count: 60))…\"") == true)
  }

  @Test(arguments: [
    ("control character", "log:\n  level: in\u{7}fo\n", 2, 12),
    ("deep nesting", String(repeating: "[", count: 100_000), 1, 1),
    ("NUL in a path", "database:\n  path: \"/a\\0b\"\n", 2, 9),
    ("Windows line ends", "log:\r\n  level: x\r\n", 2, 10),
    ("byte order mark", "\u{FEFF}log:\n  level: x\n", 2, 10),
    ("nothing", "", 1, 1),
  ])
  func thePlaceIsRight(_ name: String, _ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.parse(text: text, fileName: "trailbell.yaml")
    }
    #expect(error?.problems.map(\.line) == [line])
    #expect(error?.problems.map(\.column) == [column])
  }
}
