import Alarms

/// An alert as one JSON object in one line.
public enum AlertJSON {
  /// An alert, or a summary of old ones.
  public static func text(_ announcement: Announcement) -> String {
    JSONText.object(AlertFields.fields(of: announcement).map { ($0.name, $0.json) })
  }

  /// The same for receivers with a limit: long values are cut and marked.
  public static func shortText(_ announcement: Announcement) -> String {
    announcement.fitting { text($0) }
  }

  /// An alert.
  public static func text(_ notice: AlertNotice) -> String { text(.alert(notice)) }
}
