import CloudTrail
import Retention
import Store

/// How a pipeline works.
public struct PipelineOptions: Sendable {
  /// How many decoders run side by side.
  public var decoders = 2
  /// What decoders accept.
  public var limits = DecodeLimits()
  /// How the database is used.
  public var database = DatabaseSettings()
  /// When alarms are judged, and how people are told of them.
  public var alarms = AlarmSettings()
  /// How long events are kept.
  public var retention = RetentionPolicy()
  /// How CloudTrail's digests are judged.
  public var digests = DigestSettings()
  /// The number of events after which a transaction is committed.
  public var batchEventMaximum = 10_000
  /// How long the first event of a transaction waits for others, in milliseconds.
  public var batchWaitMilliseconds = 200
  /// The names of the sinks that are told of alerts.
  public var sinks: [String] = []
  /// Whether a database that fails is tried again for ever, as a daemon must, or ends the run.
  public var retriesForEver = false

  /// How many folders are to be looked through before alarms are judged that hold because nothing came.
  var awaitedFolderCount = 0

  /// How long the writer waits where it waits for a second; less in tests that have a clock of their
  /// own.
  var waitingSecondMilliseconds = 1_000

  /// The text that a batch holds before it is handed over, in bytes.
  package static let batchTextByteCount = 640 << 10

  /// The files that a batch holds before it is handed over.
  static let batchFileMaximum = 512
  /// The files that wait for a decoder.
  static let waitingFileMaximum = 1_024

  /// Options with their defaults.
  public init() {}

  /// The batches that a transaction holds at most.
  var transactionBatchMaximum: Int { 12 }

  /// Batches enough for a transaction, for every decoder, and for the way between them.
  var batchCount: Int { transactionBatchMaximum + 2 * decoders }

  /// The files that can be between the scan and the ledger at once: in batches, with the decoders,
  /// and before them in two lanes.
  var filesOnTheirWayMaximum: Int {
    batchCount * Self.batchFileMaximum + decoders + 2 * Self.waitingFileMaximum + 1
  }
}
