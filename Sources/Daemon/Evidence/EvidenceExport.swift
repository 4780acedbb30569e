import Foundation
import Notify
import Pseudonyms

/// Puts together what an alert rests on: its events as AWS wrote them, the files that they came in,
/// the rule, and what people were told, each with its hash.
///
/// The same database, files and key give the same bytes.
public struct EvidenceExport {
  private let content: EvidenceContent
  /// Nil where everything stays as it is.
  private let key: PseudonymKey?

  private static let ruleByteMaximum = 1 << 20

  /// The export of a content.
  ///
  /// - Parameter key: makes pseudonyms of the persons whom the content knows; nil leaves them.
  public init(_ content: EvidenceContent, key: PseudonymKey? = nil) {
    self.content = content
    self.key = key
  }

  /// Writes a folder, which must not be there yet; returns what is missing in it, in sentences.
  ///
  /// Where it fails, nothing of the folder is left.
  public func write(to path: String) throws -> [String] {
    let pseudonymiser = key.map {
      Pseudonymiser(content.persons.names, key: $0, ordinary: content.ordinaryWords)
    }
    var folder = try EvidenceFolder(path: path, pseudonymiser: pseudonymiser)
    do {
      return try fill(&folder)
    } catch {
      folder.remove()
      throw error
    }
  }

  private func fill(_ folder: inout EvidenceFolder) throws -> [String] {
    var missing: [String] = []
    try folder.add("alert.json", Data((content.alertJSON + "\n").utf8))
    try folder.add("events.jsonl", content.events)
    if let sentence = missingEvents { missing.append(sentence) }
    try addRule(to: &folder, missing: &missing)
    let files = EvidenceFiles(content.files, isCopying: key == nil)
    try files.add(to: &folder, missing: &missing)
    let manifest = EvidenceManifest(content, key: key)
    try folder.add("manifest.json", Data((manifest.text + "\n").utf8))
    let page = EvidencePage(content, key: key, missing: missing)
    try folder.add("README.txt", Data(page.text.utf8))
    let leftWordCount = try folder.failIfNamed()
    try folder.finish()
    return missing + (leftWordCount == 0 ? [] : [Self.leftWords(leftWordCount)])
  }

  private var missingEvents: String? {
    let gone = content.missingEventCount
    guard gone > 0 else { return nil }
    return content.isCut
      ? "\(gone) of the alert's events are left out: more than these tell no more."
      : "\(gone) of the alert's events are not in the database any more: the view deletions says why."
  }

  private static func leftWords(_ count: Int) -> String {
    "\(count) words are left that are ordinary there and the name of somebody elsewhere: short ones, "
      + "numbers, and words of CloudTrail such as user; read the bundle before you hand it on."
  }

  private func addRule(to folder: inout EvidenceFolder, missing: inout [String]) throws {
    guard let path = content.ruleFile, !path.isEmpty else {
      return missing.append("The rule is Trailbell's own, and has no file.")
    }
    guard let text = FileManager.default.contents(atPath: path), text.count <= Self.ruleByteMaximum
    else { return missing.append("The file of the rule, \(LogText.line(path)), cannot be read.") }
    try folder.add("rule.yml", text)
  }
}
