import CloudTrail
import Foundation
import Pseudonyms

/// A folder of evidence whose last file lists the hashes of all others, for `sha256sum --check`.
struct EvidenceFolder {
  private let url: URL
  /// Replaces names in everything that is added; nil where they stay.
  private let pseudonymiser: Pseudonymiser?
  private var hashes: [(name: String, hash: String)] = []

  /// The file with the hashes.
  static let sumsName = "SHA256SUMS"

  /// Makes the folder, which must not be there: evidence is not mixed with other evidence.
  init(path: String, pseudonymiser: Pseudonymiser? = nil) throws(RunFailure) {
    url = URL(filePath: path)
    self.pseudonymiser = pseudonymiser
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RunFailure(
        "\(path) cannot be made: \(error.localizedDescription); name a folder that is not there yet",
        exitStatus: .output)
    }
  }

  /// Makes a folder in it.
  func addFolder(_ name: String) throws(RunFailure) {
    try told(name) {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: false)
    }
  }

  /// Writes a file; returns its hash.
  @discardableResult
  mutating func add(_ name: String, _ bytes: some DataProtocol) throws(RunFailure) -> String {
    let data =
      pseudonymiser.map { Data($0.replaced(Array(bytes), isJSON: Self.isJSON(name))) }
      ?? Data(bytes)
    try told(name) { try data.write(to: url.appending(path: name), options: .withoutOverwriting) }
    let hash = SHA256Hash(of: Array(data)).text
    hashes.append((name, hash))
    return hash
  }

  private static func isJSON(_ name: String) -> Bool {
    name.hasSuffix(".json") || name.hasSuffix(".jsonl")
  }

  /// Looks through every byte that was written, and fails where somebody is still named there.
  ///
  /// - Returns: how many ordinary words are there that are names elsewhere.
  func failIfNamed() throws(RunFailure) -> Int {
    guard let pseudonymiser else { return 0 }
    var wordCount = 0
    for (name, _) in hashes {
      guard let bytes = FileManager.default.contents(atPath: url.appending(path: name).path) else {
        throw RunFailure(
          "\(url.appending(path: name).path) cannot be read again, to see whether anybody is named in "
            + "it; the folder is removed", exitStatus: .output)
      }
      let remains = pseudonymiser.remains(in: Array(bytes), isJSON: Self.isJSON(name))
      guard remains.nameCount == 0 else {
        throw RunFailure(
          "\(name) still names somebody in \(remains.nameCount) places, in a way that is not known "
            + "here; the folder is removed. Ask for fewer fields, and read the bundle before you hand "
            + "it on", exitStatus: .output)
      }
      wordCount += remains.ordinaryWordCount
    }
    return wordCount
  }

  /// Takes the folder away, with all that is in it.
  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Writes the hashes: a folder without them is not finished.
  func finish() throws(RunFailure) {
    let lines = hashes.sorted { $0.name < $1.name }.map { "\($0.hash)  \($0.name)\n" }
    try told(Self.sumsName) {
      try Data(lines.joined().utf8).write(
        to: url.appending(path: Self.sumsName), options: .withoutOverwriting)
    }
  }

  private func told(_ name: String, _ write: () throws -> Void) throws(RunFailure) {
    do { try write() } catch {
      throw RunFailure(
        "\(url.appending(path: name).path) cannot be written: \(error.localizedDescription)",
        exitStatus: .output)
    }
  }
}
