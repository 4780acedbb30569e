import CloudTrail
import Store

/// Reads stored events in the order of time, and has them decoded by threads of their own.
struct BacktestReading {
  let findings: BacktestFindings
  /// Where it is read on.
  var next = EventKey(value: .min)
  private let reader: StoredRecordReader
  private let rules: RuleBook
  private let decoders: Int
  private let progress: @Sendable (BacktestRun.Progress) -> Void
  private var eventsFound = 0

  /// The text of a part that a decoder takes at once, in bytes.
  private static let partByteMaximum = PipelineOptions.batchTextByteCount * 3 / 4

  init(
    reader: StoredRecordReader, rules: RuleBook, decoders: Int, findings: BacktestFindings,
    progress: @escaping @Sendable (BacktestRun.Progress) -> Void
  ) {
    self.reader = reader
    self.rules = rules
    self.decoders = decoders
    self.findings = findings
    self.progress = progress
  }

  /// Reads on to a second, which is the last, and waits until everything is decoded.
  mutating func read(through last: Int64) throws {
    let end = EventKey.first(ofSeconds: last + 1)
    guard next < end else { return }
    eventsFound += try reader.count(from: next.seconds, through: last)
    let parts = BlockingQueue<StoredRecords>(countMaximum: decoders)
    let threads = try decode(parts)
    defer {
      parts.close()
      for thread in threads { thread.join() }
    }
    while true {
      let part = try reader.records(from: next, before: end, byteMaximum: Self.partByteMaximum)
      guard let newest = part.keys.last else { break }
      next = EventKey(value: newest.value + 1)
      parts.push(part)
    }
    next = end
  }

  private func decode(
    _ parts: BlockingQueue<StoredRecords>
  ) throws(RunFailure) -> [WorkerThread] {
    let (rules, findings, progress, eventsFound) = (rules, findings, progress, eventsFound)
    return try WorkerThread.several(decoders) { number in
      let identities = StoredIdentities()
      var decoder = ScanDecoder(
        number: number, limits: .stored,
        observer: ScanObserver(rules, identities: identities))
      while let part = parts.pop() {
        identities.records = part
        decoder.decode(ArraySource(part.text)) { found, parts in
          let events = findings.add(found, parts)
          progress(BacktestRun.Progress(events: events, eventsFound: eventsFound))
        }
      }
    }
  }
}

extension DecodeLimits {
  /// The limits of records that are stored: they were within those of their day.
  fileprivate static let stored = DecodeLimits(
    recordByteMaximum: 1 << 30, nestingDepthMaximum: .max, inflatedByteMaximum: 1 << 31)
}
