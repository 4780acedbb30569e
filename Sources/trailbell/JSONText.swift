import CloudTrail
import Notify

/// JSON in one line, in which nothing is left that a terminal would obey.
enum JSONText {
  /// An object of names and JSON values.
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(LogText.json($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  /// An array of JSON values.
  static func list(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

  /// A time in words.
  static func time(_ seconds: Int64) -> String { LogText.json(EventTime.text(ofSeconds: seconds)) }

  /// A JSON value that may not be there.
  static func optional<Value>(_ value: Value?, _ text: (Value) -> String) -> String {
    value.map(text) ?? "null"
  }
}
