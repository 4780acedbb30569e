import Foundation
import Testing

@testable import Settings

/// The path of a file of the folder `Config`.
func shippedFile(_ name: String) -> String {
  let checkout = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return checkout.appendingPathComponent("Config").appendingPathComponent(name).path
}

@Suite struct ShippedFilesTests {
  @Test func theFullFileHoldsTheDefaults() throws {
    #expect(try Configuration.load(file: shippedFile("trailbell.yaml")) == Configuration())
  }

  @Test func theFullFileNamesEveryKeyInOrder() throws {
    let written = try documentedKeys().map(\.keyPath)
    #expect(written == Configuration().recorded().knownKeys.map(\.keyPath))
  }

  @Test func theFullFileTellsWhatEveryKeyHolds() throws {
    let comments = Dictionary(
      uniqueKeysWithValues: try documentedKeys().map { ($0.keyPath, $0.comment) })
    for key in Configuration().recorded().knownKeys {
      let sentence = "Expected: \(key.expectation). Default: \(key.effective ?? "none")."
      #expect(comments[key.keyPath]?.hasSuffix(sentence) == true, "\(key.keyPath): \(sentence)")
    }
  }

  @Test func theQuickstartStaysInsideTheCheckout() throws {
    let configuration = try Configuration.load(file: shippedFile("quickstart.yaml"))
    let folder = URL(fileURLWithPath: shippedFile("")).standardizedFileURL.path
    let checkout = Paths.folder(of: Paths.resolve(folder, from: "/"))
    #expect(configuration.trail.directories == ["\(checkout)/.quickstart/trail"])
    #expect(configuration.database.path == "\(checkout)/.quickstart/trailbell.db")
    #expect(
      configuration.rules.paths
        == ["ml", "access", "tampering"].map { "\(checkout)/Config/rules/\($0)" })
  }

  /// Every key of the full file that holds a value, with the comment above it on one line.
  private func documentedKeys() throws -> [(keyPath: String, comment: String)] {
    let text = try String(contentsOfFile: shippedFile("trailbell.yaml"), encoding: .utf8)
    var keys: [(keyPath: String, comment: String)] = []
    var sections: [String] = []
    var comment: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indentation = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indentation)
      if content.hasPrefix("# ") {
        comment.append(String(content.dropFirst(2)))
      } else if let colon = content.firstIndex(of: ":"), !content.hasPrefix("-") {
        sections = sections.prefix(indentation / 2) + [String(content[..<colon])]
        keys.append((sections.joined(separator: "."), comment.joined(separator: " ")))
        comment = []
      } else {
        comment = []
      }
    }
    return keys.filter { $0.comment.contains("Expected: ") }
  }
}
