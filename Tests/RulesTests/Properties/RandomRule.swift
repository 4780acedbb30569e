/// Writes random detections in YAML.
struct RandomRule {
  private static let fields = [
    "eventName", "eventName", "eventSource", "userAgent", "errorCode", "custom", "custom.dotted",
    "requestParameters.a", "requestParameters.list", "requestParameters.items.name",
    "requestParameters.object", "requestParameters.object.k", "actor", "outcome", "absent",
    "absent.deeper", "userIdentity.type", "sourceIPAddress", "tlsDetails.cipher",
  ]
  private static let texts =
    RandomEvent.texts + RandomEvent.eventNames + RandomEvent.eventSources + [
      "*", "**", "a*", "*b", "?", "a?", "*a*b*", "a\\*", "\\?", "x\\\\*", "x\\\\", "É*", "*σ", "??",
      "{\"k\":*", "Run*", "denied", "allowed", "*.amazonaws.com", "a**b", "?*", "role/*",
    ]
  private static let patterns = [
    "a", "^a", "b$", "a|b", "[ab]+", "^.$", "^[^a]*$", "(a|é)b?", "\\d{2}", "^$", "a.b", "x\\\\",
  ]

  private var generator: SeededGenerator

  static func detection(_ generator: inout SeededGenerator) -> String {
    var rule = RandomRule(generator: generator)
    let text = rule.detection()
    generator = rule.generator
    return text
  }

  private mutating func detection() -> String {
    let names = ["sel_a", "sel_b", "filter_a", "_own"].prefix(
      Int.random(in: 1...4, using: &generator))
    let lines = names.map { "\($0): \(identifier())" }
    return (lines + ["condition: \(conditions(Array(names)))"]).joined(separator: "\n")
  }

  private mutating func identifier() -> String {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return "[\(quoted(keyword())), \(quoted(keyword()))]"
    case 1: return "{'|all': [\(quoted(keyword())), \(quoted(keyword()))]}"
    case 2, 3: return "[\(map()), \(map())]"
    case 4: return "[\(map()), \(quoted(keyword()))]"
    default: return map()
    }
  }

  private mutating func keyword() -> String {
    generator.pick(["a", "b*", "é", "22", "amazon", "?a"])
  }

  private mutating func map() -> String {
    var items: [String: String] = [:]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let (key, value) = item()
      items[key] = value
    }
    return "{\(items.sorted { $0.key < $1.key }.map { "'\($0)': \($1)" }.joined(separator: ", "))}"
  }

  private mutating func item() -> (String, String) {
    let field = generator.pick(Self.fields)
    switch Int.random(in: 0..<20, using: &generator) {
    // Not asked for its text: the slow evaluator does not know the order of its members.
    case 0:
      return (
        generator.pick([field, "requestParameters"]), generator.pick(["null", "[]", "~", "'*'"])
      )
    case 1:
      return (
        "\(generator.pick([field, "requestParameters"]))|exists", generator.pick(["true", "false"])
      )
    case 2: return ("\(field)|re", values { $0.quoted($0.generator.pick(Self.patterns)) })
    case 3: return ("\(field)|re|i|all", values { $0.quoted($0.generator.pick(Self.patterns)) })
    case 4: return ("\(field)|cidr", generator.pick(["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0"]))
    case 5:
      return (
        "\(field)|\(generator.pick(["gt", "gte", "lt", "lte"]))",
        generator.pick(["22", "-3.5", "1"])
      )
    case 6:
      let reference = generator.pick([
        "|contains", "|startswith", "|endswith", "", "|cased", "|neq",
      ])
      return ("\(field)|fieldref\(reference)", generator.pick(Self.fields))
    case 7:
      return (field, values { $0.generator.pick(["22", "1.5", "true", "false", "0", "-3.5"]) })
    default: return ("\(field)\(modifiers())", values { $0.value() })
    }
  }

  private mutating func modifiers() -> String {
    generator.pick([
      "", "", "", "", "|contains", "|startswith", "|endswith", "|contains|all", "|cased",
      "|contains|cased", "|neq", "|all", "|contains|neq", "|endswith|all",
    ])
  }

  private mutating func value() -> String { quoted(generator.pick(Self.texts)) }

  private mutating func values(_ value: (inout RandomRule) -> String) -> String {
    guard generator.chance(40) else { return value(&self) }
    let count = Int.random(in: 1...3, using: &generator)
    return "[\((0..<count).map { _ in value(&self) }.joined(separator: ", "))]"
  }

  /// A YAML string in quotes of either kind.
  private mutating func quoted(_ text: String) -> String {
    if !text.contains("\n"), generator.chance(50) { return "'\(text.replacing("'", with: "''"))'" }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }

  private mutating func conditions(_ names: [String]) -> String {
    guard generator.chance(10) else { return condition(names, depth: 2) }
    return "['\(condition(names, depth: 1))', '\(condition(names, depth: 1))']"
  }

  private mutating func condition(_ names: [String], depth: Int) -> String {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0 where depth > 0, 1 where depth > 0:
      let joint = generator.pick(["and", "or"])
      return "\(condition(names, depth: depth - 1)) \(joint) \(condition(names, depth: depth - 1))"
    case 2 where depth > 0: return "(\(condition(names, depth: depth - 1)))"
    case 3 where depth > 0: return "not (\(condition(names, depth: depth - 1)))"
    case 4: return "not \(generator.pick(names))"
    case 5:
      return "\(generator.pick(["1", "all", "any"])) of \(generator.pick(["them", "sel_*", "*a"]))"
    default: return generator.pick(names)
    }
  }
}
