import CloudTrail

/// Makes records of the events of a test.
struct RuleTestEvents {
  private(set) var records: [String] = []
  private(set) var lastSeconds: Int64?
  private let defaults: YAMLMap

  private static let repeatMaximum = 100_000
  /// Keys that tell how often an event comes and are no part of its record.
  static let ownKeys: Set<String> = ["repeat", "every"]

  init(defaults: YAMLMap) { self.defaults = defaults }

  /// Adds an event, as often as it says.
  mutating func add(_ node: YAMLNode) throws(RuleFault) {
    guard let map = node.map else {
      throw RuleFault(node.place, "an event is a map", mend: "write eventTime and more members")
    }
    let merged = RuleTestEvents.merged(map, over: defaults)
    guard let time = merged["eventTime"] else {
      throw RuleFault(node.place, "the event has no eventTime", mend: "add it")
    }
    let start = try RuleTestReader.seconds(of: time)
    let count = try number("repeat", of: map) ?? 1
    let every = try map["every"].map { node throws(RuleFault) -> Int in
      guard map["repeat"] != nil else {
        throw RuleFault(
          node.place, "'every' says how far repeated events are apart", mend: "add 'repeat:'")
      }
      return try Timespan.seconds(of: node)
    }
    guard count <= Self.repeatMaximum - records.count else {
      throw RuleFault(
        node.place, "the test has more than \(Self.repeatMaximum) events", mend: "repeat less")
    }
    for index in 0..<count {
      let seconds = start + Int64(index * (every ?? 0))
      lastSeconds = max(lastSeconds ?? seconds, seconds)
      records.append(record(merged, seconds, isRepeated: count > 1))
    }
  }

  private func number(_ key: String, of map: YAMLMap) throws(RuleFault) -> Int? {
    guard let node = map[key] else { return nil }
    guard let number = node.scalar.flatMap({ Int($0.text) }), number > 0 else {
      throw RuleFault(node.place, "'\(key)' is a whole number above 0", mend: "write a number")
    }
    return number
  }

  /// A record in JSON; each has an id of its own, unless the test gives one.
  private func record(_ map: YAMLMap, _ seconds: Int64, isRepeated: Bool) -> String {
    var members: [String] = []
    var hasID = false
    for entry in map.entries where !Self.ownKeys.contains(entry.key) {
      let value: String
      switch entry.key {
      case "eventTime": value = GroupKey.quoted(EventTime.text(ofSeconds: seconds))
      case "eventID" where isRepeated: continue
      default: value = NodeJSON.text(of: entry.value)
      }
      if entry.key == "eventID" { hasID = true }
      members.append("\(GroupKey.quoted(entry.key)):\(value)")
    }
    if !hasID { members.append("\"eventID\":\"test-event-\(records.count + 1)\"") }
    return "{\(members.joined(separator: ","))}"
  }

  /// A map laid over another one, member by member.
  static func merged(_ map: YAMLMap, over base: YAMLMap) -> YAMLMap {
    var entries = base.entries
    for entry in map.entries {
      guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      var value = entry.value
      if let own = value.map, let below = entries[index].value.map {
        value = YAMLNode(content: .map(merged(own, over: below)), place: value.place)
      }
      entries[index] = YAMLMap.Entry(key: entry.key, place: entry.place, value: value)
    }
    return YAMLMap(entries: entries)
  }
}

/// Writes values of YAML as JSON.
enum NodeJSON {
  static func text(of node: YAMLNode) -> String {
    switch node.content {
    case .list(let list): "[\(list.map(text).joined(separator: ","))]"
    case .map(let map):
      "{"
        + map.entries.map { "\(GroupKey.quoted($0.key)):\(text(of: $0.value))" }
        .joined(separator: ",") + "}"
    case .scalar(let scalar): text(of: scalar)
    }
  }

  private static func text(of scalar: YAMLScalar) -> String {
    switch scalar.kind {
    case .null: "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .text: GroupKey.quoted(scalar.text)
    // YAML's numbers may begin with a sign or a point; JSON's may not.
    case .number: isJSON(scalar.text) ? scalar.text : GroupKey.quoted(scalar.text)
    }
  }

  private static func isJSON(_ number: String) -> Bool {
    let digits = number.hasPrefix("-") ? number.dropFirst() : number[...]
    return digits.first?.isNumber == true && !number.hasSuffix(".")
      && !number.contains(".e") && !number.contains(".E")
  }
}
