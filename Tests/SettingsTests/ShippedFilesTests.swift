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

  /// Of each kind of sink, the first one of the file names every key with its default.
  @Test func theSinksNameEveryKeyInOrder() throws {
    let written = try documentedKeys("sinks.yaml")
    var configuration = Configuration()
    configuration.sinks.webhooks["example"] = .init()
    configuration.sinks.syslog["siem"] = .init()
    let known = configuration.recorded().knownKeys.filter { key in
      ["sinks.webhooks.", "sinks.syslog."].contains { key.keyPath.hasPrefix($0) }
    }
    #expect(written.map(\.keyPath) == known.map(\.keyPath))
    for (key, documented) in zip(known, written) {
      let sentence = "Expected: \(key.expectation). Default: \(key.effective ?? "none")."
      #expect(documented.comment.hasSuffix(sentence), "\(key.keyPath): \(sentence)")
    }
  }

  @Test func theSinksCanBeReadAsTheyAre() throws {
    let sinks = try Configuration.load(file: shippedFile("sinks.yaml")).sinks
    #expect(sinks.webhooks.count == 5 && sinks.syslog.count == 3)
    #expect(Set(sinks.webhooks.values.map(\.format)).count == 5)
    #expect(Set(sinks.syslog.values.map(\.transport)).count == 3)
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

  /// Every key of a file that holds a value, with the comment above it on one line.
  private func documentedKeys(
    _ file: String = "trailbell.yaml"
  ) throws -> [(keyPath: String, comment: String)] {
    let text = try String(contentsOfFile: shippedFile(file), encoding: .utf8)
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
