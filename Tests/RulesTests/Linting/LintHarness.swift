import Foundation

@testable import Rules

/// Looks small rules over.
enum LintHarness {
  /// A whole rule around a detection, of which nothing else is suspicious; the detection begins in
  /// line 6 and column 3.
  static func rule(_ detection: String, description: String = "What it finds.") -> String {
    let indented = detection.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)" }.joined(separator: "\n")
    return """
      title: a rule
      id: 6c0f1f2e-4f0e-4c0b-9f39-6f5a7f0a3a11
      description: \(description)
      level: low
      detection:
      \(indented)

      """
  }

  /// The warnings of a text, as `line:column: severity: suspicion; mend`.
  static func warnings(_ text: String) throws -> [String] {
    try YAMLReader.documents(of: text).flatMap { document in
      RuleLinter.warnings(of: document, in: "").map { String($0.description.dropFirst()) }
    }
  }

  /// The warnings of a detection with one search identifier of these items.
  static func warnings(ofItems items: String) throws -> [String] {
    let lines = items.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return try warnings(rule("selection:\n\(lines)\ncondition: selection"))
  }

  /// The folder of the rules that come with the program.
  static var shippedRules: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Config/rules").path
  }

  /// The warnings of the rules in a folder, each after its file's name.
  static func warnings(inFolder folder: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".yml") && !$0.hasSuffix(".test.yml") }.sorted()
      .flatMap { name in
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        return try warnings(text).map { "\(name):\($0)" }
      }
  }
}
