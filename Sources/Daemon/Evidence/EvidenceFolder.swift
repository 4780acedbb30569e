import CloudTrail
import Foundation
import Pseudonyms

/// A folder of evidence whose last file lists the hashes of all others, for `sha256sum --check`.
struct EvidenceFolder {
  private let url: URL
  /// Writes values into texts that are added as they are.
  let values: EvidenceValues
  private var hashes: [(name: String, hash: String)] = []
  /// The files of which every byte is data, and searched for names.
  private var dataNames: [String] = []

  /// The file with the hashes.
  static let sumsName = "SHA256SUMS"

  /// Makes the folder, which must not be there: evidence is not mixed with other evidence.
  init(path: String, pseudonymiser: Pseudonymiser? = nil) throws(RunFailure) {
    url = URL(filePath: path)
    values = EvidenceValues(pseudonymiser)
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

  /// Writes a file of data, in which names are replaced; returns its hash.
  @discardableResult
  mutating func add(_ name: String, _ bytes: some DataProtocol) throws(RunFailure) -> String {
    let data =
      values.pseudonymiser.map { Data($0.replaced(Array(bytes), isJSON: Self.isJSON(name))) }
      ?? Data(bytes)
    dataNames.append(name)
    return try write(name, data)
  }

  /// Writes a text of Trailbell's own, whose values went through ``values``.
  mutating func add(own name: String, _ text: String) throws(RunFailure) {
    _ = try write(name, Data(text.utf8))
  }

  private mutating func write(_ name: String, _ data: Data) throws(RunFailure) -> String {
    try told(name) { try data.write(to: url.appending(path: name), options: .withoutOverwriting) }
    let hash = SHA256Hash(of: Array(data)).text
    hashes.append((name, hash))
    return hash
  }

  private static func isJSON(_ name: String) -> Bool {
    name.hasSuffix(".json") || name.hasSuffix(".jsonl")
  }

  /// Looks through all texts and long numbers of the data that was written, and the values in other
  /// files, and fails where somebody is still named there.
  ///
  /// - Returns: what of names is there that did not count as one.
  func failIfNamed() throws(RunFailure) -> Pseudonymiser.Remains {
    guard let pseudonymiser = values.pseudonymiser else { return Pseudonymiser.Remains() }
    try Self.fail(if: values.remains, in: "README.txt, manifest.json or files.json")
    var all = values.remains
    for name in dataNames {
      guard let bytes = FileManager.default.contents(atPath: url.appending(path: name).path) else {
        throw RunFailure(
          "\(url.appending(path: name).path) cannot be read again, to see whether anybody is named in "
            + "it; the folder is removed", exitStatus: .output)
      }
      let remains = pseudonymiser.remains(in: Array(bytes), isJSON: Self.isJSON(name))
      try Self.fail(if: remains, in: name)
      all.add(remains)
    }
    return all
  }

  private static func fail(
    if remains: Pseudonymiser.Remains, in place: String
  ) throws(RunFailure) {
    guard remains.nameCount > 0 else { return }
    throw RunFailure(
      "\(place) still names somebody in \(remains.nameCount) places, in a way that is not known "
        + "here; the folder is removed. Ask for fewer fields, and read the bundle before you hand "
        + "it on", exitStatus: .output)
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
