import Testing

@testable import CloudTrail

/// What becomes of each of the collected files.
struct SharedCase: CustomTestStringConvertible {
  /// The kinds of endings, without their words.
  enum Kind {
    case complete
    case incomplete
    case damaged
    case unreadable
    case digest
    case foreign
  }

  let name: String
  let ending: Kind
  let rows: Int
  let rejected: Int
  let warnings: Int

  var testDescription: String { name }

  init(_ name: String, _ ending: Kind, rows: Int = 0, rejected: Int = 0, warnings: Int = 0) {
    self.name = name
    self.ending = ending
    self.rows = rows
    self.rejected = rejected
    self.warnings = warnings
  }

  static let all = [
    SharedCase("empty-records.json.gz", .complete),
    SharedCase("zero-byte.json.gz", .incomplete),
    SharedCase("gzip-of-empty.json.gz", .damaged),
    SharedCase("truncated-gzip.json.gz", .incomplete),
    SharedCase("bad-crc.json.gz", .damaged),
    SharedCase("trailing-garbage-after-gzip.json.gz", .complete, rows: 2, warnings: 1),
    SharedCase("multi-member-split.json.gz", .complete, rows: 2),
    SharedCase("multi-member-two-docs.json.gz", .complete, rows: 2),
    SharedCase("not-gzipped.json.gz", .complete, rows: 1),
    SharedCase("gzipped-named-json.json", .complete, rows: 1),
    SharedCase("double-gzip.json.gz", .foreign),
    SharedCase("bom.json.gz", .complete, rows: 1),
    SharedCase("pretty.json.gz", .complete, rows: 2),
    SharedCase("records-not-first-key.json.gz", .complete, rows: 1),
    SharedCase("ndjson.json.gz", .complete, rows: 3),
    SharedCase("top-level-array.json", .complete, rows: 2),
    SharedCase("bare-event.json", .complete, rows: 1),
    SharedCase("digest.json.gz", .digest),
    SharedCase("insight-start-end.json.gz", .complete, rows: 2),
    SharedCase("network-activity.json.gz", .complete, rows: 1),
    SharedCase("aggregated-records.json.gz", .complete, rows: 1),
    SharedCase("aggregated-list.json.gz", .complete, rows: 1),
    SharedCase("legacy-1.0.json.gz", .complete, rows: 1),
    SharedCase("identity-variants.json.gz", .complete, rows: 16),
    SharedCase("type-confusions.json.gz", .complete, rows: 18),
    SharedCase("resources-arnprefix.json.gz", .complete, rows: 1),
    SharedCase("numbers.json.gz", .complete, rows: 1),
    SharedCase("duplicate-keys.json.gz", .complete, rows: 1),
    SharedCase("case-variant-keys.json.gz", .complete, rows: 1),
    SharedCase("escapes.json.gz", .complete, rows: 1),
    SharedCase("lone-surrogate.json.gz", .complete, rows: 2),
    SharedCase("invalid-utf8.json.gz", .complete, rows: 2),
    SharedCase("raw-control-chars.json.gz", .complete, rows: 1),
    SharedCase("bad-record-in-middle.json.gz", .complete, rows: 2, rejected: 1),
    SharedCase("null-and-scalar-records.json.gz", .complete, rows: 1, rejected: 5),
    SharedCase("records-null.json.gz", .complete),
    SharedCase("records-object.json.gz", .foreign),
    SharedCase("trailing-comma.json.gz", .complete, rows: 1),
    SharedCase("truncated-json.json.gz", .complete, rows: 1, rejected: 1),
    SharedCase("deep-nesting-3000.json.gz", .complete, rows: 1, rejected: 1),
    SharedCase("event-256k.json.gz", .complete, rows: 1),
    SharedCase("event-1mb.json.gz", .complete, rows: 1),
    SharedCase("zip-bomb-200mb.json.gz", .damaged),
    SharedCase("addendum.json.gz", .complete, rows: 1),
    SharedCase("time-formats.json", .complete, rows: 8),
    SharedCase("eventbridge.json", .complete, rows: 1),
    SharedCase("cwl-subscription.json.gz", .complete, rows: 2),
    SharedCase("cwl-control.json.gz", .complete),
    SharedCase("lookup-events.json", .complete, rows: 1),
    SharedCase("elastic-event-original.ndjson", .complete, rows: 1),
    SharedCase("s3-key-with-colon_and space.json.gz", .complete, rows: 1),
  ]
}

extension FileEnding {
  /// The ending without its words.
  var kind: SharedCase.Kind {
    switch self {
    case .complete: .complete
    case .incomplete: .incomplete
    case .damaged: .damaged
    case .unreadable: .unreadable
    case .digest: .digest
    case .foreign: .foreign
    }
  }
}
