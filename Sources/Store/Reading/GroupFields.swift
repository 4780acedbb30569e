import Foundation

/// Fields with the values that the group of an alert must have.
public struct GroupFields: Sendable, Hashable {
  /// The values by field; without any, every group fits.
  public let values: [String: String]

  /// Whether every group fits.
  public var isEmpty: Bool { values.isEmpty }

  /// Fields with their values.
  public init(_ values: [String: String] = [:]) { self.values = values }

  /// Fields with their values from a JSON object; nil where the text is none.
  init?(json: String) {
    guard let object = Self.object(json) else { return nil }
    values = object.mapValues(Self.text)
  }

  /// The fields and values as a JSON object.
  func json() throws(DatabaseError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Never an empty object in the place of one that cannot be written: that one fits everything.
    guard let data = try? encoder.encode(values) else {
      throw DatabaseError("the fields of the group cannot be written as JSON; use plain text")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a group, as JSON, has all the fields with their values.
  func fit(group: String) -> Bool {
    guard !isEmpty else { return true }
    guard let present = Self.object(group) else { return false }
    return values.allSatisfy { field, value in
      present[field].map { Self.has($0, value) } ?? false
    }
  }

  /// Whether a group's value is the one that is asked for; of several it can be any.
  private static func has(_ present: Any, _ value: String) -> Bool {
    if let several = present as? [Any] { return several.contains { text(of: $0) == value } }
    return text(of: present) == value
  }

  private static func object(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
  }

  /// A value as people write it, whether the group has it as a text, a number or a yes or no.
  private static func text(of value: Any) -> String {
    if let text = value as? String { return text }
    // Numbers can be taken for yes and no as well, so it is asked what the JSON says.
    let json = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed])
    return json.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
  }
}
