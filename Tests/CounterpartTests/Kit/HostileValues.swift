import Alarms

/// What somebody may call a role, a bucket or a program to make an alert say something else.
enum HostileValues {
  static let all = [
    "", " ", "<0>", "<0>1 - - - - - - forged", "line\nbreak", "\r\n<0>forged", "\n\n", "\u{0}",
    "a\u{0}b", "\u{1B}[31mred\u{1B}[0m", "\u{9B}31m", "\u{1B}]0;title\u{7}", "\u{7F}\u{85}", "\t",
    "\"", "\\", "]", "\\]", "\\\\\"", "\"] [forged@1 alertID=\"none\"", "a=b", "\\=", "|", "\\|",
    "cs1=forged cs1Label=alertID", "CEF:0|a|b|c|d|e|f|", "#012", "%s%n%msg%", "$(id)",
    "{\"alertID\":\"none\"}", "\\n", "\\u{a}", "MESSAGE=forged\nPRIORITY=0",
    "Grüße — 東京 🔔", "e\u{301}", "\u{301}x", "\u{FEFF}mark",
    "\u{202E}gnirts\u{2066}", "\u{2028}\u{2029}",
    "\u{FFFD}\u{10FFFF}", String(repeating: "x", count: 800),
    String(repeating: "🔔\"", count: 120), String(repeating: "\n", count: 120),
  ]

  /// Each value in each place that others fill, by itself and with all others.
  static let notices: [AlertNotice] = {
    var evidence: [Evidence] = []
    for (number, value) in all.enumerated() {
      let other = all[(number * 7 + 3) % all.count]
      evidence += [
        Evidence(actors: [value]), Evidence(addresses: [value, other]),
        Evidence(eventNames: [value]), Evidence(eventIDs: [other, value]),
        Evidence(group: value), Evidence(details: value),
        Evidence(
          actors: [value, other], addresses: [other], eventNames: [value], eventIDs: [value],
          group: other, details: value),
      ]
    }
    return evidence.enumerated().map { Notices.notice($0.offset, $0.element) }
  }()

  /// A value as lines show it: what a terminal would obey is spelled out.
  static func shown(_ value: String) -> String {
    value.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x09: "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x61C, 0xFEFF:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }.joined()
  }
}
