import Alarms

/// Whatever is told as one line for a person.
public enum AnnouncementLine {
  /// The longest line in UTF-8: readers of lines cut what is longer, and not always at its end.
  public static let byteMaximum = 8_192

  /// An alert, or a summary of old ones.
  public static func text(_ announcement: Announcement) -> String {
    let line =
      switch announcement {
      case .alert(let notice): AlertLine.text(notice)
      case .summary(let summary): BacklogLine.text(summary)
      }
    return ShortText.cut(line, byteMaximum: byteMaximum)
  }
}
