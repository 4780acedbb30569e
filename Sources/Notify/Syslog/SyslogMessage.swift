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
  private let staysHere: Bool
  private let localTime: @Sendable (Int64) -> LegacyTime

  /// What announces that a text is UTF-8 (RFC 5424, section 6.4).
  private static let byteOrderMark = "\u{FEFF}"

  /// A way to write messages.
  ///
  /// - Parameters:
  ///   - byteMaximum: the longest message; what does not fit is cut off and marked.
  ///   - staysHere: whether the receiver is this machine's own; it takes the word behind the time of
  ///     RFC 3164 for the program, as syslog(3) writes it.
  ///   - localTime: the time of day where the machine stands, for RFC 3164.
  public init(
    _ header: SyslogHeader, _ format: Format, _ body: Body, _ wording: Wording, byteMaximum: Int,
    staysHere: Bool = false,
    localTime: @escaping @Sendable (Int64) -> LegacyTime = LegacyTime.local
  ) {
    self.header = header
    self.format = format
    self.body = body
    self.wording = wording
    self.byteMaximum = byteMaximum
    self.staysHere = staysHere
    self.localTime = localTime
  }

  /// The message, without what a transport puts around it.
  public func text(_ notification: Notification) -> String {
    switch format {
    case .rfc5424: currentText(notification)
    case .rfc3164: legacyText(notification)
    }
  }

  private func currentText(_ notification: Notification) -> String {
    let start =
      "\(header.priority(ofLevel: notification.announcement.level))1 "
      + "\(EventTime.text(ofSeconds: notification.createdAt)) \(header.hostName) "
      + "\(header.appName) \(header.processID) \(messageID(notification)) "
    let data = structuredData(notification.announcement, behind: start.utf8.count)
    let head = "\(start)\(data) "
    let room = byteMaximum - head.utf8.count - Self.byteOrderMark.utf8.count
    let content = content(notification.announcement, byteMaximum: max(0, room))
    // JSON must not have one (RFC 8259, section 8.1), and readers of CEF look for its name first.
    let isMarked = body == .line && !content.utf8.allSatisfy { $0 < 0x80 }
    let mark = isMarked ? Self.byteOrderMark : ""
    return "\(head)\(mark)\(content)"
  }

  private func legacyText(_ notification: Notification) -> String {
    let start =
      "\(header.priority(ofLevel: notification.announcement.level))"
      + "\(localTime(notification.createdAt).text) \(staysHere ? "" : "\(header.hostName) ")\(tag): "
    let room = max(0, byteMaximum - start.utf8.count)
    return start + content(notification.announcement, byteMaximum: room)
  }

  private func content(_ announcement: Announcement, byteMaximum: Int) -> String {
    let text =
      switch body {
      case .line: wording.text(announcement)
      case .json: announcement.fitting(byteMaximum) { AlertJSON.text($0) }
      case .cef: CommonEventFormat.text(announcement, message: wording.text(announcement))
      }
    return ShortText.cut(text, byteMaximum: byteMaximum)
  }

  /// Three quarters of the message at most are structured data: the words must have room as well.
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
}
