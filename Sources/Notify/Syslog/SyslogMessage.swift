import Alarms
import CloudTrail

/// A notification as a message of syslog.
public struct SyslogMessage: Sendable {
  /// How a message is built.
  public enum Format: String, Sendable, CaseIterable {
    /// RFC 5424: with the year, the zone and structured data.
    case rfc5424
    /// RFC 3164, for receivers that know nothing newer.
    case rfc3164
  }

  /// What stands behind the header.
  public enum Body: String, Sendable, CaseIterable {
    /// The line for people, or the words of the template.
    case line
    /// One JSON object.
    case json
    /// ArcSight's Common Event Format.
    case cef
  }

  private let header: SyslogHeader
  private let format: Format
  private let body: Body
  private let wording: Wording
  private let byteMaximum: Int
  private let localTime: @Sendable (Int64) -> LegacyTime

  /// What announces that a text is UTF-8 (RFC 5424, section 6.4).
  private static let byteOrderMark = "\u{FEFF}"

  /// A way to write messages.
  ///
  /// - Parameters:
  ///   - byteMaximum: the longest message; what does not fit is cut off and marked.
  ///   - localTime: the time of day where the machine stands, for RFC 3164.
  public init(
    _ header: SyslogHeader, _ format: Format, _ body: Body, _ wording: Wording, byteMaximum: Int,
    localTime: @escaping @Sendable (Int64) -> LegacyTime = LegacyTime.local
  ) {
    self.header = header
    self.format = format
    self.body = body
    self.wording = wording
    self.byteMaximum = byteMaximum
    self.localTime = localTime
  }

  /// The message, without what a transport puts around it.
  public func text(_ notification: Notification) -> String {
    let priority = header.priority(ofLevel: notification.announcement.level)
    let content = content(notification.announcement)
    switch format {
    case .rfc3164:
      let time = localTime(notification.createdAt).text
      let start = "\(priority)\(time) \(header.hostName) \(tag): "
      return start + fitting(content, behind: start.utf8.count)
    case .rfc5424:
      let time = EventTime.text(ofSeconds: notification.createdAt)
      let start =
        "\(priority)1 \(time) \(header.hostName) \(header.appName) \(header.processID) "
        + "\(messageID(notification)) "
      let data = structuredData(notification.announcement, behind: start.utf8.count)
      let mark = content.utf8.allSatisfy { $0 < 0x80 } ? "" : Self.byteOrderMark
      let head = "\(start)\(data) \(mark)"
      return head + fitting(content, behind: head.utf8.count)
    }
  }

  private func content(_ announcement: Announcement) -> String {
    switch body {
    case .line: wording.text(announcement)
    case .json: AlertJSON.text(announcement)
    case .cef: CommonEventFormat.text(announcement, message: wording.text(announcement))
    }
  }

  /// Half of the message at most is structured data: the words must have room as well.
  private func structuredData(_ announcement: Announcement, behind bytes: Int) -> String {
    // The other bodies hold the fields already.
    guard body == .line else { return "-" }
    return StructuredData(AlertFields.fields(of: announcement))
      .text(byteMaximum: max(0, byteMaximum - bytes) * 3 / 4)
  }

  private func messageID(_ notification: Notification) -> String {
    switch notification.announcement {
    case .alert(let notice): notice.change.rawValue
    case .summary: BacklogSummary.change
    }
  }

  /// The program and its process: letters and digits, 32 at most (RFC 3164, section 4.1.3).
  private var tag: String {
    let name = header.appName.unicodeScalars.prefix(32).map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "-" || scalar == "_" ? String(scalar) : "_"
    }
    return "\(name.joined())[\(header.processID)]"
  }

  private func fitting(_ content: String, behind bytes: Int) -> String {
    ShortText.cut(content, byteMaximum: max(0, byteMaximum - bytes))
  }
}
