import Alarms

/// A notification as an entry of systemd's journal, in its native protocol
/// (systemd.io/JOURNAL_NATIVE_PROTOCOL): fields that can be asked for, and nothing that can be forged.
public struct JournalEntry: Sendable {
  /// The fields, each a name and a value; a name may come more than once.
  public let fields: [(name: String, value: String)]

  /// The longest value in UTF-8: with all of them an entry still fits into one datagram.
  private static let valueByteMaximum = 8_192

  /// - Parameters:
  ///   - message: what people read.
  ///   - identifier: the name before it.
  public init(_ notification: Notification, message: String, identifier: String) {
    let announcement = notification.announcement
    let own = AlertFields.fields(of: announcement).flatMap { field in
      let name = Self.name(of: field)
      return field.texts.map { (name: name, value: $0) }
    }
    let all =
      [
        ("MESSAGE", message), ("PRIORITY", "\(notification.priority)"),
        ("SYSLOG_IDENTIFIER", identifier),
        ("MESSAGE_ID", MessageID.of(announcement)), ("TRAILBELL_NOTIFICATION_ID", notification.id),
      ] + own
    fields = all.map { field in
      (name: field.0, value: ShortText.cut(field.1, byteMaximum: Self.valueByteMaximum))
    }
  }

  /// The entry as the datagram that the journal takes.
  public var datagram: [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      bytes += field.name.utf8
      let value = Array(field.value.utf8)
      if value.contains(UInt8(ascii: "\n")) {
        // With its length before it, so that a line break ends nothing.
        bytes.append(UInt8(ascii: "\n"))
        withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
      } else {
        bytes.append(UInt8(ascii: "="))
      }
      bytes += value
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  // MARK: Names

  /// The names that people type most.
  private static let shortNames = ["ruleTitle": "RULE"]

  /// `ruleTitle` is `TRAILBELL_RULE`, `eventIDs` is `TRAILBELL_EVENT_ID`, once for each id.
  static func name(of field: AlertField) -> String {
    "TRAILBELL_" + (shortNames[field.name] ?? words(of: field.singularName))
  }

  private static func words(of name: String) -> String {
    var words = ""
    var wasCapital = true
    for character in name {
      if character.isUppercase, !wasCapital { words.append("_") }
      words += character.uppercased()
      wasCapital = character.isUppercase
    }
    return words
  }
}
