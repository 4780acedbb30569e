/// The text of a file of rules.
public struct RuleSource: Sendable, Hashable {
  /// The file as problems and alarms name it.
  public let name: String
  /// YAML, with one rule or several.
  public let text: String

  /// A text and the name of its file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// How large the file may be: people write YAML, programs write JSON.
  var limits: YAMLLimits { RuleSource.limits(ofFile: name) }

  /// Whether the name promises JSON.
  var isJSON: Bool { RuleSource.isJSON(name) }

  static func limits(ofFile name: String) -> YAMLLimits {
    isJSON(name) ? .importedFile : .ruleFile
  }

  private static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }
}
