import Foundation

/// Makes a folder of rules: some that Trailbell ships, filled up with invented ones.
///
/// The shapes are those of public collections: most name a few APIs that are seldom called, some
/// ask what a busy API was called with, about one in fifty names no API at all and so is asked of
/// every event, and a few are counted. Invented rules are not meant to match, as rules that match
/// much are not left that way: every number of rules has the same shipped ones, and so the same
/// matches.
struct RuleFileMaker {
  /// How many rules there are in all; a correlation is one, and what it counts another.
  let ruleCount: Int

  /// The rules in `Config/rules`, from where this file stands.
  static let shippedFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Config/rules").path

  func makeFiles(in directory: String) throws {
    var missing = ruleCount - (try Self.copyShipped("access", to: directory))
    guard missing >= 0 else { throw BenchmarkError("more rules are shipped than are wanted") }
    var number = 0
    while missing > 0 {
      let documents = InventedRule(number: number).documents(countMaximum: missing)
      try documents.joined(separator: "---\n").write(
        toFile: "\(directory)/invented-\(number).yml", atomically: false, encoding: .utf8)
      missing -= documents.count
      number += 1
    }
  }

  /// Copies the rules of a shipped folder, or of all of them; returns how many there are.
  @discardableResult
  static func copyShipped(_ subfolder: String = "", to directory: String) throws -> Int {
    let folder = "\(shippedFolder)/\(subfolder)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yml") && !$0.hasSuffix(".test.yml") }.sorted()
    var count = 0
    for name in names {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let flatName = name.replacingOccurrences(of: "/", with: "-")
      try text.write(toFile: "\(directory)/\(flatName)", atomically: false, encoding: .utf8)
      count += text.components(separatedBy: "\n---\n").count
    }
    return count
  }
}
