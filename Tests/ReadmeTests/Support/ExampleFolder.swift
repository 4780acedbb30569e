import Foundation

/// The rules and tests that a page shows, as files in a folder that goes with its last user.
final class ExampleFolder {
  let path: String
  let isEmpty: Bool

  init(_ page: Page) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "trailbell-examples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    let blocks = page.blocks(in: "yaml").map(\.text).filter { !Self.isConfiguration($0) }
    isEmpty = blocks.isEmpty
    for (number, block) in blocks.enumerated() {
      try block.write(
        to: folder.appending(path: Self.name(of: block) ?? "example-\(number).yml"),
        atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Whether a block shows a part of the configuration, and no rule.
  static func isConfiguration(_ block: String) -> Bool {
    block.hasPrefix("sinks:") || block.hasPrefix("retention:")
  }

  /// The file of the example that has tests, and of these.
  private static func name(of block: String) -> String? {
    if block.contains("\ntests:") { return "guardrail-deleted.test.yml" }
    return block.contains("\nname: guardrail_deleted_by_hand\n") ? "guardrail-deleted.yml" : nil
  }
}
