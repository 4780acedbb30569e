import Alarms

/// An alert in ArcSight's Common Event Format, version 0: seven fields between bars, then keys and
/// values.
enum CommonEventFormat {
  /// The text; `message` is what it says to people.
  static func text(_ announcement: Announcement, message: String) -> String {
    let fields = AlertFields.fields(of: announcement)
    func first(_ name: String) -> String? {
      fields.first { $0.name == name }?.texts.first.map(SafeText.line)
    }
    let header = [
      "CEF:0", "Trailbell", "Trailbell", "1", first("ruleID") ?? BacklogSummary.change,
      first("ruleTitle") ?? "Summary of Old Alerts", "\(severity(ofLevel: announcement.level))",
    ]
    let extensions = keys(announcement, fields) + [("msg", message)]
    return header.map(headerEscapes.apply).joined(separator: "|") + "|"
      + extensions.map { "\($0.0)=\(valueEscapes.apply(to: $0.1))" }.joined(separator: " ")
  }

  /// From 0 to 10, as the format counts.
  private static func severity(ofLevel level: String) -> Int {
    switch level {
    case "critical": 10
    case "high": 8
    case "medium": 5
    case "low": 3
    default: 1
    }
  }

  // MARK: Keys

  /// The fields that have a key of the format's own; times are milliseconds since 1970.
  private static let keyNames = [
    "alertID": "externalId", "change": "cat", "count": "cnt", "endedBecause": "reason",
  ]

  private static func keys(
    _ announcement: Announcement, _ fields: [AlertField]
  ) -> [(String, String)] {
    var keys: [(String, String)] = [("start", "\(announcement.startedAt * 1_000)")]
    if case .alert(let notice) = announcement {
      keys.append(("end", "\(notice.episode.lastAt * 1_000)"))
      if let actor = notice.actors.first { keys.append(("suser", SafeText.line(actor))) }
      if let address = notice.addresses.first { keys += source(SafeText.line(address)) }
    }
    for field in fields {
      if let name = keyNames[field.name], let text = field.texts.first {
        keys.append((name, SafeText.line(text)))
      }
    }
    return keys + labelled(fields)
  }

  /// The sender's address under the key for its kind.
  private static func source(_ address: String) -> [(String, String)] {
    switch AddressKind(address) {
    case .version4: [("src", address)]
    case .version6: [("c6a2", address), ("c6a2Label", "Source IPv6 Address")]
    case .name: [("shost", address)]
    }
  }

  /// What has no key of its own, under the keys for strings, with what they mean beside them.
  private static func labelled(_ fields: [AlertField]) -> [(String, String)] {
    let names = ["group", "eventNames", "eventIDs", "condition", "ruleFile", "state"]
    let present = names.compactMap { name in fields.first { $0.name == name } }
    return present.enumerated().flatMap { number, field in
      let text = field.texts.map(SafeText.line).joined(separator: ", ")
      return [("cs\(number + 1)", text), ("cs\(number + 1)Label", field.name)]
    }
  }

  // MARK: Escapes

  private static let headerEscapes = Escapes(["\\": "\\\\", "|": "\\|"])
  private static let valueEscapes = Escapes(["\\": "\\\\", "=": "\\="])
}
