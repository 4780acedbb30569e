import CloudTrail

/// Writes random events: few names and values, so that rules often match.
struct RandomEvent {
  static let texts = [
    "", "a", "A", "ab", "aB", "b", "a*", "a?", "x\\y", "x\\", "é", "É", "aé", "Σ", "ς", "k",
    "\u{212A}", "Ⱥ", "22", "1", "true", "False", "10.0.0.1", "10.1.2.3", "192.0.2.1", "a b",
    "\"q\"", "日本", "🙂", "a\nb", "-3.5", "{\"a\":\"b\"}", "/a",
  ]
  static let eventNames = ["RunInstances", "runinstances", "GetObject", "ConsoleLogin", "22", "a"]
  static let eventSources = ["ec2.amazonaws.com", "s3.amazonaws.com", "a"]

  private var generator: SeededGenerator

  init(_ generator: SeededGenerator) { self.generator = generator }

  static func json(_ generator: inout SeededGenerator) -> String {
    var event = RandomEvent(generator)
    let json = event.event()
    generator = event.generator
    return json
  }

  private mutating func event() -> String {
    var members: [(String, String)] = []
    let eventName = string(generator.pick(Self.eventNames))
    let eventSource = string(generator.pick(Self.eventSources))
    add("eventName", generator.chance(10) ? "null" : eventName, to: &members, percent: 90)
    add("eventSource", eventSource, to: &members, percent: 90)
    add("userAgent", leaf(), to: &members, percent: 70)
    add("errorCode", leaf(), to: &members, percent: 40)
    add("custom", leaf(), to: &members, percent: 50)
    add("custom.dotted", leaf(), to: &members, percent: 20)
    add("sourceIPAddress", leaf(), to: &members, percent: 70)
    add("userIdentity", object([("type", leaf())]), to: &members, percent: 70)
    add("tlsDetails", object([("cipher", leaf())]), to: &members, percent: 40)
    add("requestParameters", requestParameters(), to: &members, percent: 80)
    return object(members.shuffled(using: &generator))
  }

  private mutating func requestParameters() -> String {
    var members: [(String, String)] = []
    add("a", leaf(), to: &members, percent: 60)
    add("list", list { $0.leaf() }, to: &members, percent: 60)
    add(
      "items", list { event in event.object([("name", event.leaf())]) }, to: &members, percent: 60)
    // Objects that tests read as text have one member: their order is not for the tests to know.
    add("object", object([("k", leaf())]), to: &members, percent: 60)
    return generator.chance(10) ? "null" : object(members)
  }

  private mutating func add(
    _ name: String, _ value: String, to members: inout [(String, String)], percent: Int
  ) {
    if generator.chance(percent) { members.append((name, value)) }
  }

  private mutating func leaf() -> String {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: generator.pick(["22", "1", "0", "23", "-3.5", "1.5"])
    case 1: generator.pick(["true", "false"])
    case 2: "null"
    case 3: list { $0.string($0.generator.pick(Self.texts)) }
    default: string(generator.pick(Self.texts))
    }
  }

  private mutating func list(_ element: (inout RandomEvent) -> String) -> String {
    let count = Int.random(in: 0...3, using: &generator)
    let elements = (0..<count).map { _ in space() + element(&self) + space() }
    return "[\(space())\(elements.joined(separator: ","))]"
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    let texts = members.map { "\(space())\(name($0))\(space()):\(space())\($1)\(space())" }
    return "{\(texts.joined(separator: ","))}"
  }

  /// A member's name; those that AWS defines are never written with escapes.
  private mutating func name(_ name: String) -> String {
    Member(name: name) == nil ? string(name) : "\"\(name)\""
  }

  private mutating func space() -> String {
    generator.chance(10) ? generator.pick([" ", "\n"]) : ""
  }

  /// A JSON string, in which any character may be escaped.
  private mutating func string(_ text: String) -> String {
    let escapesMuch = generator.chance(15)
    var json = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        json += "\\\(scalar)"
      } else if scalar.value < 0x20 || (escapesMuch && generator.chance(50)) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: generator.chance(50))
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
