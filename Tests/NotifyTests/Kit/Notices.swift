import Alarms

/// Notices to write, with a value of the test's choice in every place that outsiders fill.
enum Notices {
  static func make(_ value: String, level: String = "high") -> AlertNotice {
    let rule = RuleSummary(
      ruleID: value, version: "1", title: value, level: level, author: value, file: value,
      windowSeconds: 600, conditionText: value)
    return AlertNotice(
      alertID: "0123456789abcdef", rule: rule, group: group(of: value),
      episode: Episode(startedAt: 1_000, lastAt: 1_060), count: 7, actors: [value, "second"],
      addresses: [value], eventNames: [value], eventIDs: [value, "following"])
  }

  /// A group's key as the rules make it: quotes, backslashes and what stands below the space are
  /// escaped, and nothing else.
  private static func group(of value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "{\"actor\":\"\(text)\"}"
  }

  /// A notice as a person meets it.
  static func ordinary(
    condition: String = "at least 5 events in 10 min", count: Int = 7, lastAt: Int64 = 1_060,
    measured: Measure? = nil, audience: AlertAudience? = nil, change: AlertChange = .firing,
    endedAt: Int64? = nil
  ) -> AlertNotice {
    let rule = RuleSummary(
      ruleID: "rule-1", version: "1", title: "Burst of refusals", level: "high",
      author: "Ada", file: "rules/burst.yml",
      windowSeconds: 600, conditionText: condition)
    return AlertNotice(
      alertID: "0123456789abcdef", change: change, rule: rule,
      group: "{\"actor\":\"arn:role\"}",
      episode: Episode(startedAt: 1_000, lastAt: lastAt), endedAt: endedAt, count: count,
      measured: measured,
      actors: ["arn:role"],
      addresses: ["192.0.2.1"], eventNames: ["GetObject"], eventIDs: ["id-1", "id-2"],
      audience: audience)
  }

  /// A notice of an alarm of Trailbell about itself.
  static func aboutItself(group: String, details: String) -> AlertNotice {
    let rule = RuleSummary(
      ruleID: "trailbell-disk-low", version: "1", title: "Disk Nearly Full", level: "high",
      author: "Trailbell", file: "built in", windowSeconds: 600, conditionText: "little is left")
    return AlertNotice(
      alertID: "0123456789abcdef", rule: rule, group: group,
      episode: Episode(startedAt: 1_000, lastAt: 1_060), count: 2, actors: [], addresses: [],
      eventNames: [], eventIDs: [], details: details)
  }
}

/// Values that try to forge a line, to command a terminal, or to break out of a string.
enum HostileText {
  static let all: [String] = [
    "two\nlines", "carriage\rreturn", "<0>priority", "\n<0>forged",
    "escape\u{1B}[2J\u{1B}]0;t\u{7}",
    "nul\u{0}inside", "delete\u{7F}", "c1\u{85}\u{9B}31m", "bidi\u{202E}txt\u{2066}\u{200F}\u{61C}",
    "separators\u{2028}\u{2029}", "quote\"and\\backslash", "\",\"level\":\"low", "tab\tend",
    "ünïcödé 🔔", "", " ", "%s%n", "$(reboot)",
  ]

  /// Every control character, and every other scalar that could be misread.
  static let scalars: [Unicode.Scalar] = {
    let numbers =
      Array(UInt32(0)...0x9F) + [0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF]
      + Array(0x202A...0x202E)
      + Array(0x2066...0x2069)
    return numbers.compactMap { Unicode.Scalar($0) }
  }()

  /// Whether a terminal, a journal or a reader of lines would obey something in the text.
  static func isObeyed(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        || [0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    }
  }
}
