/// What stands above the columns of tables.
enum ColumnWords {
  static func heading(_ column: String) -> String {
    special[column] ?? column.split(separator: "_").joined(separator: " ").firstLetterUpper
  }

  private static let special = [
    "event_time": "Time (UTC)", "source_ip": "Address", "actor": "Identity",
    "event_name": "API method",
    "event_source": "Service", "session_name": "Session", "group_key": "For", "rule_title": "Rule",
    "event_id": "Event", "alert_id": "Alert", "record": "Record number",
    "actor_type": "Who", "mfa": "Second factor", "owner": "By",
    "principals": "Identities", "actions": "API methods", "error_code": "Error",
    "told_after_seconds": "Told after (s)", "quickest_seconds": "Quickest (s)",
    "slowest_seconds": "Slowest (s)", "shadow": "On trial",
  ]
}

extension String {
  fileprivate var firstLetterUpper: String { prefix(1).uppercased() + dropFirst() }
}
