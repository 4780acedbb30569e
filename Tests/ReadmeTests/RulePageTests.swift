import Settings
import Daemon
import Foundation
import Rules
import Testing

/// What the pages say of rules is so.
struct RulePageTests {
  private static let pages = ["README.md", "Sources/Rules/Rules.docc/RuleFiles.md"]

  @Test func `the README names the folders of the library, and no others`() throws {
    let folder = Checkout.url.appending(path: "Config/rules").path
    let present = try FileManager.default.contentsOfDirectory(atPath: folder)
    let rows = try rows(below: "Folder")
    #expect(
      Set(rows.flatMap { Page.quoted(in: $0[0]) }) == Set(present.map { "Config/rules/\($0)" }))
  }

  @Test func `the pages tell every placeholder with its default`() throws {
    let reference = try Checkout.text(Self.pages[1]).replacing("\n", with: " ")
    let rows = try rows(below: "List")
    let defaults = Configuration.Rules().placeholders
    #expect(Set(rows.flatMap { Page.quoted(in: $0[0]) }) == Set(defaults.keys))
    for (name, values) in defaults {
      let row = try #require(rows.first { $0[0].contains("`\(name)`") })
      for value in values { #expect(row[1].contains("`\(value)`"), "\(name)") }
      if values.isEmpty { #expect(row[1] == "nobody", "\(name)") }
      let list = values.map { "'\($0)'" }.joined(separator: ", ")
      #expect(reference.contains("`\(name): [\(list)]`"), "\(name)")
    }
  }

  @Test(arguments: pages)
  func `the rules that a page shows can be run`(path: String) throws {
    let folder = try ExampleFolder(Page(try Checkout.text(path)))
    #expect(!folder.isEmpty)
    #expect(RuleBook(paths: [folder.path]).problems == [])
  }

  @Test func `the configuration that the README shows can be read`() throws {
    let blocks = try Readme.page().blocks(in: "yaml").map(\.text)
      .filter(ExampleFolder.isConfiguration)
    #expect(!blocks.isEmpty)
    for block in blocks {
      let shown = try Configuration.parse(text: block, fileName: "README.md")
      #expect(!shown.sinks.webhooks.isEmpty || !shown.retention.rules.isEmpty)
    }
  }

  @Test func `the tests that the reference shows pass`() throws {
    let folder = try ExampleFolder(Page(try Checkout.text(Self.pages[1])))
    let (files, problems) = RuleTestReader.read(paths: [folder.path])
    #expect(problems == [])
    #expect(files.flatMap(\.tests).count == 2)
    for outcome in files.flatMap(RuleTestRun().outcomes) {
      #expect(outcome.failures == [], "\(outcome.name)")
    }
  }

  /// The rows of the README's table whose head begins with a word.
  private func rows(below head: String) throws -> [[String]] {
    let rows = try Readme.page().tableRows
    let start = try #require(rows.firstIndex { $0.first == head })
    let isHead = { (row: [String]) in row.first?.contains("`") != true }
    return Array(rows[(start + 1)...].prefix { !isHead($0) })
  }
}
