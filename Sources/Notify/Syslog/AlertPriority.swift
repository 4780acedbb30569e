/// The priorities of syslog and the journal, by a rule's level.
public enum AlertPriority {
  /// The number from 0, emergency, to 7, debug (RFC 5424, section 6.2.1).
  public static func number(ofLevel level: String) -> Int {
    switch level {
    case "critical": 2
    case "high": 3
    case "medium": 4
    case "low": 5
    default: 6
    }
  }
}
