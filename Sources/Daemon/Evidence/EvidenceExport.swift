import CloudTrail
import Foundation
import Glibc
import Notify
import Store
import Watch

/// Puts together what an alert rests on: its events as AWS wrote them, the files that they came in,
/// the rule, and what people were told, each with its hash.
///
/// The same database and the same files give the same bytes.
public struct EvidenceExport {
  private let connection: Connection
  private let alertID: String
  /// Everything about the alert as a JSON object.
  private let alertJSON: String

  /// More events tell no more about an alert.
  private static let eventMaximum = 100_000
  /// More files are listed, and not copied.
  private static let fileMaximum = 1_000
  /// Trail files have 50 MB before compression at most; what is larger is listed, and not copied.
  private static let fileByteMaximum = 64 << 20
  private static let ruleByteMaximum = 1 << 20

  /// The evidence of an alert.
  ///
  /// - Parameter alertJSON: everything about the alert, as `alerts show --format json` prints it.
  public init(_ connection: Connection, alertID: String, alertJSON: String) {
    self.connection = connection
    self.alertID = alertID
    self.alertJSON = alertJSON
  }

  /// Writes a folder, which must not be there yet; returns what is missing in it, in sentences.
  public func write(to path: String) throws -> [String] {
    var folder = try EvidenceFolder(path: path)
    var missing: [String] = []
    let reader = EvidenceReader(connection)
    try folder.add("alert.json", Data((alertJSON + "\n").utf8))
    let (lines, count) = try events(reader)
    try folder.add("events.jsonl", lines)
    if let gone = try reader.eventCount(ofAlert: alertID).map({ $0 - count }), gone > 0 {
      missing.append(
        count == Self.eventMaximum
          ? "\(gone) of the alert's events are left out: more than these tell no more."
          : "\(gone) of the alert's events are not in the database any more: the view deletions says why."
      )
    }
    try addRule(reader, to: &folder, missing: &missing)
    try addFiles(reader, to: &folder, missing: &missing)
    try folder.add("README.txt", Data(Self.explanation(missing).utf8))
    try folder.finish()
    return missing
  }

  private func events(
    _ reader: EvidenceReader
  ) throws(DatabaseError) -> (lines: Data, count: Int) {
    var lines = Data()
    var count = 0
    try reader.events(ofAlert: alertID, atMost: Self.eventMaximum) { event throws(DatabaseError) in
      let line = JSONText.object([
        ("file", JSONText.optional(event.file, JSONText.text)),
        ("position", "\(event.position)"),
        ("record", event.record),
      ])
      lines.append(contentsOf: (line + "\n").utf8)
      count += 1
    }
    return (lines, count)
  }

  private func addRule(
    _ reader: EvidenceReader, to folder: inout EvidenceFolder, missing: inout [String]
  ) throws {
    guard let path = try reader.ruleFile(ofAlert: alertID), !path.isEmpty else {
      return missing.append("The rule is Trailbell's own, and has no file.")
    }
    guard let text = FileManager.default.contents(atPath: path), text.count <= Self.ruleByteMaximum
    else { return missing.append("The file of the rule, \(LogText.line(path)), cannot be read.") }
    try folder.add("rule.yml", text)
  }

  private func addFiles(
    _ reader: EvidenceReader, to folder: inout EvidenceFolder, missing: inout [String]
  ) throws {
    let files = try reader.files(ofAlert: alertID)
    try folder.addFolder("files")
    var entries: [String] = []
    for (number, file) in files.enumerated() {
      var copy: (name: String, hash: String)?
      var note: String?
      if number >= Self.fileMaximum {
        note = "not copied: there are more than \(Self.fileMaximum)"
      } else {
        do {
          let bytes = try read(file.path, byteMaximum: Self.fileByteMaximum)
          let name = "files/\(Self.number(number + 1)).json.gz"
          copy = (name, try folder.add(name, bytes))
          if bytes.count != file.size { note = "its size has changed since it was read" }
        } catch {
          note = "not copied: \(error)"
        }
      }
      if let note { missing.append("\(LogText.line(file.path)): \(note).") }
      entries.append(Self.entry(file, copy: copy, note: note))
    }
    try folder.add("files.json", Data((JSONText.list(entries) + "\n").utf8))
  }

  private static func entry(
    _ file: EvidenceReader.File, copy: (name: String, hash: String)?, note: String?
  ) -> String {
    JSONText.object([
      ("path", JSONText.text(file.path)), ("state", JSONText.text(file.state)),
      ("size", "\(file.size)"), ("contentSize", "\(file.contentSize)"),
      ("records", "\(file.records)"), ("stored", "\(file.stored)"),
      ("duplicates", "\(file.duplicates)"), ("rejected", "\(file.rejected)"),
      ("storedAt", JSONText.time(file.storedAt)),
      ("copy", JSONText.optional(copy?.name, JSONText.text)),
      ("sha256", JSONText.optional(copy?.hash, JSONText.text)),
      ("note", JSONText.optional(note, JSONText.text)),
    ])
  }

  /// Four digits, so that names sort as numbers.
  private static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Reads a regular file through no link: whoever can write into the trail chooses what lies there.
  private func read(_ path: String, byteMaximum: Int) throws(RunFailure) -> Data {
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

  private static func explanation(_ missing: [String]) -> String {
    """
    Evidence of an alert of Trailbell.

      alert.json     the alert: rule and version, group, times, what it is made of, who was told
      events.jsonl   its events, a JSON object in each line: the record as AWS CloudTrail wrote it,
                     with the file that it came in, and its number there
      files.json     these files: what became of their records, and their SHA-256
      files/         the files themselves, as they came
      rule.yml       the file of the rule as it is now; alert.json has the version that rang

    Nothing was changed meanwhile if this finds no fault:

      sha256sum --check SHA256SUMS

    That a file of the trail is AWS's is proved by the digest that lists its hash.
    \(missing.isEmpty ? "" : "\nWhat is missing:\n\n" + missing.map { "  \($0)\n" }.joined())
    """
  }
}
