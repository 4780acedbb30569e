import Foundation
import Notify
import Pseudonyms
import Store

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

  /// What is to be said of an export, in sentences.
  public struct Remarks: Sendable {
    /// What is not as it was sealed.
    public let warnings: [String]
    /// What is missing in the folder, and what may name somebody.
    public let notes: [String]
  }

  /// Writes a folder, which must not be there yet; returns what is to be said of it.
  ///
  /// Where it fails, nothing of the folder is left.
  public func write(to path: String) throws -> Remarks {
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

  private func fill(_ folder: inout EvidenceFolder) throws -> Remarks {
    var missing: [EvidenceNote] = []
    try folder.add("alert.json", Data((content.alertJSON + "\n").utf8))
    try folder.add("events.jsonl", content.events)
    if let sentence = missingEvents { missing.append(sentence) }
    try addRule(to: &folder, missing: &missing)
    let files = EvidenceFiles(content.files, isCopying: key == nil)
    try files.add(to: &folder, missing: &missing)
    let manifest = EvidenceManifest(content, key: key, folder.values)
    try folder.add(own: "manifest.json", manifest.text + "\n")
    let page = EvidencePage(content, key: key, missing: missing, folder.values)
    try folder.add(own: "README.txt", page.text)
    let remains = try folder.failIfNamed()
    try folder.finish()
    return Remarks(
      warnings: content.sealProblems.map(\.detail),
      notes: missing.map(\.text) + Self.notes(of: remains))
  }

  private var missingEvents: EvidenceNote? {
    let gone = content.missingEventCount
    guard gone > 0 else { return nil }
    return content.isCut
      ? "\(gone) of the alert's events are left out: more than these tell no more."
      : "\(gone) of the alert's events are not in the database any more: the view deletions says why."
  }

  private static func notes(of remains: Pseudonymiser.Remains) -> [String] {
    var notes: [String] = []
    if remains.ordinaryWordCount > 0 {
      notes.append(
        "\(remains.ordinaryWordCount) words are left that are ordinary there and the name of somebody "
          + "elsewhere: short ones, numbers, and words of CloudTrail such as user; read the bundle before "
          + "you hand it on.")
    }
    if remains.joinedNameCount > 0 {
      notes.append(
        "a name also stands within other words, as jane in jane.smith: \(remains.joinedNameCount) places, "
          + "which are as they were; read the bundle before you hand it on.")
    }
    return notes
  }

  private func addRule(to folder: inout EvidenceFolder, missing: inout [EvidenceNote]) throws {
    guard let path = content.ruleFile, !path.isEmpty else {
      return missing.append("The rule is Trailbell's own, and has no file.")
    }
    guard let text = FileManager.default.contents(atPath: path), text.count <= Self.ruleByteMaximum
    else { return missing.append("The file of the rule, \(value: path), cannot be read.") }
    try folder.add("rule.yml", text)
  }
}
