/// One thing that an alert tells, under the name that it has in every format.
public struct AlertField: Sendable, Hashable {
  /// What a field holds.
  public enum Value: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A number, as it is written.
    case number(String)
    /// True or false.
    case flag(Bool)
    /// JSON, as it is written.
    case json(String)
    /// Several texts, the first of which matters most.
    case texts([String])
    /// Nothing, where that says something.
    case nothing
  }

  /// The name, such as `ruleTitle`.
  public let name: String
  /// What it holds.
  public let value: Value

  /// What one of several texts is called, in formats without lists: a name that is given again.
  private static let singularNames = [
    "actors": "actor", "addresses": "address", "eventNames": "eventName", "eventIDs": "eventID",
  ]

  /// The name where the field is written once for each of its texts.
  public var singularName: String { Self.singularNames[name] ?? name }

  init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ text: String) { self.init(name, .text(text)) }

  /// The value as JSON.
  public var json: String {
    switch value {
    case .text(let text): JSONText.text(text)
    case .number(let digits): digits
    case .flag(let flag): "\(flag)"
    case .json(let json): SafeText.escaped(json: json)
    case .texts(let texts): JSONText.list(texts.map(JSONText.text))
    case .nothing: "null"
    }
  }

  /// The value as texts: one, or as many as there are.
  public var texts: [String] {
    switch value {
    case .text(let text), .number(let text), .json(let text): [text]
    case .flag(let flag): ["\(flag)"]
    case .texts(let texts): texts
    case .nothing: []
    }
  }
}
