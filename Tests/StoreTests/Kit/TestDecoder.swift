import Alarms
import CloudTrail
import Store

/// A trail file as a test writes it.
struct TestFile {
  var name: String
  var text: String
  var directory = "/trail"
  /// Counts up with every change of the file.
  var version: Int64 = 1

  init(_ name: String, _ records: [TestRecord]) {
    self.name = name
    text = #"{"Records":["# + records.map(\.json).joined(separator: ",") + "]}"
  }

  init(_ name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The file after it was written anew.
  func rewritten(_ records: [TestRecord]) -> TestFile {
    var file = TestFile(name, records)
    file.version = version + 1
    return file
  }

  /// The file cut off before its end, as it is while it is being written.
  var begun: TestFile {
    var file = self
    file.text = String(text.dropLast(5))
    return file
  }

  var ledgerFile: LedgerFile {
    LedgerFile(
      directory: directory, name: name,
      identity: .init(
        size: Int64(text.utf8.count), modifiedAt: version, changedAt: version, inode: 1))
  }
}

/// Decodes files into batches, as one of the daemon's decoders does.
struct TestDecoder {
  private var decoder: TrailDecoder
  private var fileNumber = 0

  init(number: Int = 0) {
    decoder = TrailDecoder(number: number, limits: DecodeLimits(), observer: NoObserver())
  }

  /// Decodes files into one batch.
  ///
  /// - Parameter matches: which rules, by the writer's positions, say yes to which row.
  mutating func batch(
    _ files: [TestFile],
    matches: [(row: Int, rule: Int, group: String)] = []
  ) -> DetectedBatch {
    let batch = EventBatch(textCapacity: 64 << 10)
    decoder.begin(batch)
    var ledgerFiles: [Int: LedgerFile] = [:]
    for file in files {
      fileNumber += 1
      ledgerFiles[fileNumber] = file.ledgerFile
      let source = ArraySource(Array(file.text.utf8))
      _ = decoder.decode(file: fileNumber, from: source, into: batch) { $0 }
    }
    return DetectedBatch(
      events: batch, files: ledgerFiles,
      matches: matches.map { EventMatch(row: $0.row, rule: $0.rule, group: $0.group) })
  }

  /// Forgets what was seen, as a decoder does when its vocabularies have grown too large.
  mutating func forget() { decoder.forget() }
}
