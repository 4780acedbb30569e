/// The tables that seals cover: all that came from the trail, and what people decided.
///
/// What is computed from them, as matches and alerts are, can be computed again (`trailbell backtest`).
enum SealedTable: UInt8, CaseIterable {
  case event = 1
  case file = 2
  case directory = 3
  case word = 4
  case shape = 5
  case identity = 6
  case client = 7
  case hold = 8
  case silence = 9

  /// The name of the table.
  var name: String {
    switch self {
    case .event: "event"
    case .file: "file"
    case .directory: "directory"
    case .word: "word"
    case .shape: "shape"
    case .identity: "identity"
    case .client: "client"
    case .hold: "hold"
    case .silence: "silence"
    }
  }

  /// Whether it is what people decided, and not what came from the trail.
  var isDecision: Bool {
    switch self {
    case .hold, .silence: true
    case .event, .file, .directory, .word, .shape, .identity, .client: false
    }
  }

  /// The version of the schema from which on it is sealed.
  var firstVersion: Int64 { isDecision ? 7 : 6 }

  /// Whether its rows are written again, and have the column `seal` for the seal of their entry.
  var notesSeal: Bool { isDecision || self == .file }

  /// The columns that are hashed, the id first.
  var columns: [String] {
    switch self {
    case .event: ["id"] + EventTable.numberColumns + EventTable.textColumns
    case .file:
      [
        "id", "directory", "name", "size", "modified_at", "changed_at", "inode", "state", "reason",
        "records", "stored", "duplicates", "rejected", "content_size", "stored_at", "reads",
        "content_hash", "has_trailing_bytes",
      ]
    case .directory: ["id", "path"]
    case .word: ["id", "text"]
    case .shape:
      [
        "id", "hash", "members", "event_source", "event_name", "event_type", "event_category",
        "region", "account", "read_only", "error_code",
      ]
    case .identity:
      [
        "id", "hash", "members", "actor_type", "session_name", "user_name", "access_key_id", "mfa",
        "account",
      ]
    case .client: ["id", "hash", "members", "user_agent", "tls", "vpc_endpoint_id"]
    case .hold:
      [
        "id", "reference", "account", "actor", "from_at", "until_at", "reason", "owner",
        "placed_at",
        "lifted_at", "lifted_by",
      ]
    case .silence:
      [
        "id", "rule", "group_fields", "starts_at", "ends_at", "owner", "reason", "created_at",
      ]
    }
  }
}
