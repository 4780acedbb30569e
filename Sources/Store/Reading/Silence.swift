import Foundation

/// A time in which nobody wants to be told of some alerts.
public struct Silence: Sendable, Hashable {
  /// Its number, by which it is expired.
  public let row: Int64
  /// The rule's id or title; nil for every rule.
  public let rule: String?
  /// Fields and values that the group of an alert must have.
  public let groupFields: [String: String]
  /// When it begins, in seconds since 1970.
  public let startsAt: Int64
  /// When it ends, in seconds since 1970.
  public let endsAt: Int64
  /// Who answers for it.
  public let owner: String
  /// What for.
  public let reason: String

  /// Whether a group, as JSON, has all fields and values of another JSON object.
  static func covers(fields: String, group: String) -> Bool {
    guard let wanted = object(fields) else { return false }
    guard !wanted.isEmpty else { return true }
    guard let present = object(group) else { return false }
    return wanted.allSatisfy { field, value in
      present[field].map { text(of: $0) == text(of: value) } ?? false
    }
  }

  static func object(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
  }

  /// A value as people write it, whether the group has it as a text or a number.
  static func text(of value: Any) -> String { value as? String ?? "\(value)" }
}
