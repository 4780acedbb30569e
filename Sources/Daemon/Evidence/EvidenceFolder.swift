import CloudTrail
import Foundation

/// A folder of evidence whose last file lists the hashes of all others, for `sha256sum --check`.
struct EvidenceFolder {
  private let url: URL
  private var hashes: [(name: String, hash: String)] = []

  /// The file with the hashes.
  static let sumsName = "SHA256SUMS"

  /// Makes the folder, which must not be there: evidence is not mixed with other evidence.
  init(path: String) throws(RunFailure) {
    url = URL(filePath: path)
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
    let data = Data(bytes)
    try told(name) { try data.write(to: url.appending(path: name), options: .withoutOverwriting) }
    let hash = SHA256Hash(of: Array(data)).text
    hashes.append((name, hash))
    return hash
  }

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
