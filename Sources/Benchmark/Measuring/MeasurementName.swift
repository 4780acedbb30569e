import ArgumentParser
import Foundation

/// One thing that is measured.
enum MeasurementName: String, CaseIterable, Codable, ExpressibleByArgument {
  case inflate
  case inflatePass = "inflate-pass"
  case scan60 = "scan-60"
  case scan1000 = "scan-1000"
  case scan60AllCores = "scan-60-all-cores"
  case scan1000AllCores = "scan-1000-all-cores"
  case ruleCost60 = "rules-60"
  case ruleCost1000 = "rules-1000"
  case ruleCostShipped = "rules-shipped"
  case scanShipped = "scan-shipped"
  case hostileExpressions = "hostile-expressions"
  case floor
  case ingest
  case ingest60 = "ingest-60"
  case ingest1000 = "ingest-1000"
  case alarms
  case lateEvent = "late-event"
  case start
  case retention
  case migration
  case smallScan = "small-scan"
  case smallIngest = "small-ingest"
  case duckDB = "duckdb"
  case duckDBFromJSON = "duckdb-from-json"
  case jq
  case largeFile = "large-file"
  case largeRecord = "large-record"
  case latency
  case webhook
  case webhookUnderLoad = "webhook-under-load"

  /// How it is measured.
  func measurement(python: String) -> any BenchmarkMeasurement {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return switch self {
    case .inflate: InflateMeasurement(readsEveryByte: false)
    case .inflatePass: InflateMeasurement(readsEveryByte: true)
    case .scan60: ScanMeasurement(input: .bulk, rules: .rules60, threadCount: 1)
    case .scan1000: ScanMeasurement(input: .bulk, rules: .rules1000, threadCount: 1)
    case .scan60AllCores: ScanMeasurement(input: .bulk, rules: .rules60, threadCount: cores)
    case .scan1000AllCores: ScanMeasurement(input: .bulk, rules: .rules1000, threadCount: cores)
    case .ruleCost60: RuleCostMeasurement(rules: .rules60)
    case .ruleCost1000: RuleCostMeasurement(rules: .rules1000)
    case .ruleCostShipped: RuleCostMeasurement(rules: .rulesShipped)
    case .scanShipped: ScanMeasurement(input: .bulk, rules: .rulesShipped, threadCount: 1)
    case .hostileExpressions: HostileExpressionMeasurement()
    case .floor: FloorMeasurement()
    case .ingest: IngestMeasurement(input: .bulk, rules: nil)
    case .ingest60: IngestMeasurement(input: .bulk, rules: .rules60)
    case .ingest1000: IngestMeasurement(input: .bulk, rules: .rules1000)
    case .alarms: IngestMeasurement(input: .bulk, rules: .rulesCounting)
    case .lateEvent: LateEventMeasurement()
    case .start: StartMeasurement()
    case .retention: RetentionMeasurement()
    case .migration: MigrationMeasurement()
    case .smallScan: ScanMeasurement(input: .small, rules: .rules60, threadCount: cores)
    case .smallIngest: IngestMeasurement(input: .small, rules: .rules60)
    case .duckDB: DuckDBMeasurement(python: python, form: .columns)
    case .duckDBFromJSON: DuckDBMeasurement(python: python, form: .fromJSON)
    case .jq: JQMeasurement()
    case .largeFile: IngestMeasurement(input: .largeFile, rules: .rules60)
    case .largeRecord: IngestMeasurement(input: .largeRecord, rules: .rules60)
    case .latency: LatencyMeasurement()
    case .webhook: WebhookMeasurement(load: nil)
    case .webhookUnderLoad: WebhookMeasurement(load: .bulk)
    }
  }

  /// What must be made before.
  var inputs: Set<Input> {
    switch self {
    case .inflate, .inflatePass, .ingest, .migration, .duckDB, .duckDBFromJSON, .jq: [.bulk]
    case .scan60, .scan60AllCores, .ruleCost60, .ingest60: [.bulk, .rules60]
    case .scan1000, .scan1000AllCores, .ruleCost1000, .ingest1000: [.bulk, .rules1000]
    case .alarms, .lateEvent, .retention: [.bulk, .rulesCounting]
    case .start: [.rulesCounting]
    case .ruleCostShipped, .scanShipped: [.bulk, .rulesShipped]
    case .floor: [.bulk, .rows]
    case .smallScan, .smallIngest: [.small, .rules60]
    case .largeFile: [.largeFile, .rules60]
    case .largeRecord: [.largeRecord, .rules60]
    case .hostileExpressions, .latency, .webhook: []
    case .webhookUnderLoad: [.bulk]
    }
  }

  /// How often it is taken at most: some are slow, and some take their own median.
  var roundMaximum: Int {
    switch self {
    case .duckDB, .duckDBFromJSON, .jq: 3
    case .largeFile, .largeRecord, .latency, .lateEvent, .start, .retention, .migration, .webhook,
      .webhookUnderLoad:
      1
    default: .max
    }
  }
}

/// One way to measure; it runs in a process of its own.
protocol BenchmarkMeasurement {
  func run(in workspace: Workspace) throws -> Sample
}
