import Foundation
import Testing

/// One detection or correlation of a shipped file, as text: read without the program's own reader.
struct RuleDocument {
  /// The folders of `Config/rules`.
  static let folders = ["ml", "access", "tampering", "cis"]

  let text: String

  /// The documents of all rule files in some folders, without tests and catalogues.
  static func all(in folders: [String]) throws -> [RuleDocument] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Config/rules")
    var documents: [RuleDocument] = []
    for folder in folders {
      let url = root.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
      where name.hasSuffix(".yml") && !name.hasSuffix(".test.yml") {
        let text = try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
        documents += text.components(separatedBy: "\n---\n").map { RuleDocument(text: $0) }
      }
    }
    try #require(!documents.isEmpty)
    return documents.filter { !$0.has("ml_stages:") }
  }

  var title: String { value(of: "title") ?? "" }
  var id: String? { value(of: "id") }
  var name: String? { value(of: "name") }
  var isCorrelation: Bool { has("correlation:") }

  /// Whether a line stands in the document, with its indentation.
  func has(_ line: String) -> Bool { text.split(separator: "\n").contains { $0 == line } }

  private func value(of key: String) -> String? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(key): ") }
    return line.map { String($0.dropFirst(key.count + 2)) }
  }
}
