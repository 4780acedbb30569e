import Alarms
import CloudTrail
import Foundation
import Rules

/// Compares the alerts that a test expects with those that rang.
struct AlertExpectations {
  /// How each rule can be named, by its id.
  private let names: [String: Set<String>]

  init(_ book: RuleBook) {
    names = Dictionary(
      book.rules.alarms.map { ($0.id, Set([$0.id, $0.title, $0.name ?? $0.title])) }
    ) { first, _ in first }
  }

  /// What is missing and what is too much, in lines; none where all is as expected.
  func differences(expected: [ExpectedAlert], found: [AlertNotice]) -> [String] {
    var left = found
    var lines: [String] = []
    // What says most has the least choice.
    for alert in expected.sorted(by: { $0.detailCount > $1.detailCount }) {
      if let match = left.firstIndex(where: { isMet(alert, by: $0) }) {
        left.remove(at: match)
      } else if names.values.contains(where: { $0.contains(alert.rule) }) {
        lines.append("line \(alert.line): did not ring: \(words(alert))")
      } else {
        lines.append(
          "line \(alert.line): no tested rule has the id, name or title '\(alert.rule)'")
      }
    }
    return lines + left.map { "rang, and was not expected: \(words($0))" }
  }

  private func isMet(_ expected: ExpectedAlert, by alert: AlertNotice) -> Bool {
    guard names[alert.rule.ruleID]?.contains(expected.rule) == true,
      expected.startedAt.map({ $0 == alert.episode.startedAt }) ?? true,
      expected.lastAt.map({ $0 == alert.episode.lastAt }) ?? true,
      expected.count.map({ $0 == alert.count }) ?? true
    else { return false }
    let group = JSONObject(alert.group)
    return expected.group.allSatisfy { group.has($0.field, $0.value) }
  }

  private func words(_ alert: ExpectedAlert) -> String {
    var words = [alert.rule]
    if let time = alert.startedAt { words.append("started_at \(EventTime.text(ofSeconds: time))") }
    if let time = alert.lastAt { words.append("last_at \(EventTime.text(ofSeconds: time))") }
    if let count = alert.count { words.append("count \(count)") }
    if !alert.group.isEmpty {
      words.append(
        "group " + alert.group.map { "\($0.field): \($0.value)" }.joined(separator: ", "))
    }
    return words.joined(separator: ", ")
  }

  private func words(_ alert: AlertNotice) -> String {
    "\(alert.rule.title), started_at \(EventTime.text(ofSeconds: alert.episode.startedAt)), "
      + "last_at \(EventTime.text(ofSeconds: alert.episode.lastAt)), count \(alert.count), "
      + "group \(alert.group)"
  }
}

/// The members of a JSON object, whatever their order and spelling.
private struct JSONObject {
  private let members: [String: NSObject]

  init(_ text: String) {
    let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    members = object as? [String: NSObject] ?? [:]
  }

  func has(_ name: String, _ value: String) -> Bool {
    let wanted = try? JSONSerialization.jsonObject(
      with: Data(value.utf8), options: .fragmentsAllowed)
    guard let wanted = wanted as? NSObject else { return false }
    return members[name] == wanted
  }
}
