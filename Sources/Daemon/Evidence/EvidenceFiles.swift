import CloudTrail
import Foundation
import Notify
import Store
import Watch

/// The trail files in a bundle: what became of them, what proves them, and where they can be copied the
/// files themselves.
struct EvidenceFiles {
  private let files: [(file: EvidenceReader.File, proof: FileProof)]
  /// Whether the files themselves go into the bundle; without that only their hashes do.
  private let isCopying: Bool

  /// More files are listed, and not copied.
  private static let fileMaximum = 1_000
  /// Trail files have 50 MB before compression at most; what is larger is listed, and not copied.
  private static let byteMaximum = 64 << 20

  init(_ files: [(file: EvidenceReader.File, proof: FileProof)], isCopying: Bool) {
    self.files = files
    self.isCopying = isCopying
  }

  /// Adds the files and the list of them, and what is missing, in sentences.
  func add(to folder: inout EvidenceFolder, missing: inout [EvidenceNote]) throws {
    if isCopying { try folder.addFolder("files") }
    var entries: [String] = []
    for (number, (file, proof)) in files.enumerated() {
      var taken = Taken()
      if number >= Self.fileMaximum {
        taken.note = "not copied: there are more than \(Self.fileMaximum)"
      } else {
        try take(file, "files/\(Self.number(number + 1)).json.gz", &taken, &folder)
      }
      if let note = taken.note { missing.append("\(value: file.path): \(note).") }
      entries.append(Self.entry(file, taken, proof, folder.values))
    }
    try folder.add(own: "files.json", JSONText.list(entries) + "\n")
  }

  /// What went into the bundle of a file.
  private struct Taken {
    var copy: String?
    var hash: String?
    var note: EvidenceNote?
  }

  private func take(
    _ file: EvidenceReader.File, _ name: String, _ taken: inout Taken,
    _ folder: inout EvidenceFolder
  ) throws(RunFailure) {
    let bytes: Data
    do throws(RunFailure) { bytes = try Self.read(file.path) } catch {
      taken.note =
        isCopying
        ? "not copied: \(value: error.description)"
        : "its hash is not known: \(value: error.description)"
      return
    }
    if isCopying {
      taken.copy = name
      taken.hash = try folder.add(name, bytes)
    } else {
      taken.hash = SHA256Hash(of: Array(bytes)).text
    }
    if bytes.count != file.size { taken.note = "its size has changed since it was read" }
  }

  private static func entry(
    _ file: EvidenceReader.File, _ taken: Taken, _ proof: FileProof, _ values: EvidenceValues
  ) -> String {
    JSONText.object(
      [
        ("path", values.json(file.path)), ("state", JSONText.text(file.state)),
        ("size", "\(file.size)"), ("contentSize", "\(file.contentSize)"),
        ("records", "\(file.records)"), ("stored", "\(file.stored)"),
        ("duplicates", "\(file.duplicates)"), ("rejected", "\(file.rejected)"),
        ("storedAt", JSONText.time(file.storedAt)),
        ("copy", JSONText.optional(taken.copy, JSONText.text)),
        ("sha256", JSONText.optional(taken.hash, JSONText.text)),
        ("contentSHA256", JSONText.optional(file.contentHash?.text, JSONText.text)),
        ("trailingBytes", "\(file.hasTrailingBytes)"),
        ("note", JSONText.optional(taken.note) { JSONText.text($0.text(values)) }),
      ] + EvidenceProofJSON.members(of: proof, values))
  }

  /// Four digits, so that names sort as numbers.
  static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Reads a regular file through no link: whoever can write into the trail chooses what lies there.
  private static func read(_ path: String) throws(RunFailure) -> Data {
    let url = URL(filePath: path)
    var opener = TrailFileOpener(root: PathBytes(url.deletingLastPathComponent().path))
    let opened: OpenedTrailFile
    do {
      opened = try opener.open(directory: .root, name: PathBytes(url.lastPathComponent))
    } catch {
      throw RunFailure("\(error)", exitStatus: .input)
    }
    var source = DescriptorSource(descriptor: opened.descriptor.rawValue)
    var bytes = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try chunk.withUnsafeMutableBytes { buffer throws(ByteSourceFault) in
          try source.read(into: buffer)
        }
      } catch {
        throw RunFailure("\(error)", exitStatus: .input)
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= byteMaximum else {
        throw RunFailure("it is larger than \(byteMaximum) bytes", exitStatus: .input)
      }
    }
    FileOpeners.keepOpen(opened)
    return bytes
  }
}
