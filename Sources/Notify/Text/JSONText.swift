import CloudTrail

/// JSON in one line, in which nothing is left that a terminal would obey.
public enum JSONText {
  /// An object of names and JSON values.
  public static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  /// An array of JSON values.
  public static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// A string.
  public static func text(_ text: String) -> String { SafeText.json(text) }

  /// A time in words.
  public static func time(_ seconds: Int64) -> String { text(EventTime.text(ofSeconds: seconds)) }

  /// A JSON value that may not be there.
  public static func optional<Value>(_ value: Value?, _ text: (Value) -> String) -> String {
    value.map(text) ?? "null"
  }
}
