/// The tables that seals cover: all that came from the trail.
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
    }
  }

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
    }
  }
}
