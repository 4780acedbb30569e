import CloudTrail

/// Reads files of tests.
public enum RuleTestReader {
  private static let fileKeys = ["rules", "placeholders", "defaults", "tests"]
  private static let testKeys = ["name", "events", "now", "alerts"]
  private static let alertKeys = ["rule", "started_at", "last_at", "count", "group"]
  /// How long after the last event the clock stands where a test does not say it: a day.
  private static let restSeconds: Int64 = 86_400

  /// Finds the files of tests below some paths, and reads them.
  public static func read(paths: [String]) -> (files: [RuleTestFile], problems: [RuleProblem]) {
    var finder = RuleFileFinder(.tests)
    for path in paths { finder.find(path) }
    var files: [RuleTestFile] = []
    var problems = finder.problems
    for source in finder.sources {
      do {
        files.append(try read(source))
      } catch {
        problems.append(RuleProblem(error, in: source.name))
      }
    }
    return (files, problems)
  }

  /// Reads the text of a file.
  static func read(_ source: RuleSource) throws(RuleFault) -> RuleTestFile {
    let documents = try YAMLReader.documents(of: source.text)
    guard let document = documents.first, let map = document.map, documents.count == 1 else {
      throw RuleFault(
        documents.first?.place ?? .start, "a file of tests is one map",
        mend: "write rules and tests")
    }
    try check(map, fileKeys, "a file of tests")
    guard let tests = map["tests"]?.list, !tests.isEmpty else {
      throw RuleFault(
        map["tests"]?.place ?? document.place, "the file has no tests",
        mend: "add 'tests:' and a list")
    }
    let defaults = YAMLMap(entries: try self.map(of: map["defaults"], "defaults"))
    if let own = defaults.entries.first(where: { RuleTestEvents.ownKeys.contains($0.key) }) {
      throw RuleFault(
        own.place, "'\(own.key)' says how often an event comes, and is no default",
        mend: "write it in the events")
    }
    var read: [RuleTest] = []
    for test in tests { read.append(try self.test(test, defaults)) }
    return RuleTestFile(
      file: source.name, rulePaths: try rulePaths(map["rules"], source.name),
      placeholders: try placeholders(map["placeholders"]), tests: read)
  }

  // MARK: The file

  private static func check(
    _ map: YAMLMap, _ keys: [String], _ what: String
  ) throws(RuleFault) {
    for entry in map.entries where !keys.contains(entry.key) {
      throw RuleFault(
        entry.place, "\(what) has no '\(entry.key)'", mend: "use \(keys.joined(separator: ", "))")
    }
  }

  /// The rules that are named, or those of the file of the same name.
  private static func rulePaths(_ node: YAMLNode?, _ file: String) throws(RuleFault) -> [String] {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    guard let node else {
      for ending in [".test.yml", ".test.yaml"] where file.lowercased().hasSuffix(ending) {
        return [String(file.dropLast(ending.count)) + ending.dropFirst(5)]
      }
      throw RuleFault(.start, "the file does not say which rules it tests", mend: "add 'rules:'")
    }
    return try texts(of: node).map { $0.hasPrefix("/") ? $0 : folder + $0 }
  }

  private static func placeholders(
    _ node: YAMLNode?
  ) throws(RuleFault) -> [String: [String]] {
    var placeholders: [String: [String]] = [:]
    for entry in try map(of: node, "placeholders") {
      placeholders[entry.key] = try texts(of: entry.value)
    }
    return placeholders
  }

  /// The entries of a map, or none where there is no such key.
  private static func map(
    of node: YAMLNode?, _ key: String
  ) throws(RuleFault) -> [YAMLMap.Entry] {
    guard let node, node.scalar?.isNull != true else { return [] }
    if let map = node.map { return map.entries }
    throw RuleFault(
      node.place, "'\(key)' must be a map, not \(node.kindName)", mend: "write name: value")
  }

  /// The elements of a list, or none where there is no such key.
  private static func list(
    of node: YAMLNode?, _ key: String
  ) throws(RuleFault) -> [YAMLNode] {
    guard let node, node.scalar?.isNull != true else { return [] }
    if let list = node.list { return list }
    throw RuleFault(
      node.place, "'\(key)' must be a list, not \(node.kindName)",
      mend: "write a dash before each element")
  }

  private static func texts(of node: YAMLNode) throws(RuleFault) -> [String] {
    var texts: [String] = []
    for element in node.list ?? [node] {
      guard let text = element.scalar?.text, !text.isEmpty else {
        throw RuleFault(
          element.place, "a text is expected, not \(element.kindName)", mend: "write a text")
      }
      texts.append(text)
    }
    return texts
  }

  // MARK: A test

  private static func test(
    _ node: YAMLNode, _ defaults: YAMLMap
  ) throws(RuleFault) -> RuleTest {
    guard let map = node.map else {
      throw RuleFault(node.place, "a test is a map", mend: "write name, events and alerts")
    }
    try check(map, testKeys, "a test")
    guard let name = map["name"]?.scalar?.text, !name.isEmpty else {
      throw RuleFault(node.place, "the test has no name", mend: "add 'name:' and what it shows")
    }
    guard let alerts = map["alerts"]?.list else {
      throw RuleFault(
        map["alerts"]?.place ?? node.place, "the test does not say which alerts ring",
        mend: "add 'alerts:' and a list, or []")
    }
    guard map["events"] != nil else {
      throw RuleFault(
        node.place, "the test does not say what happens", mend: "add 'events:' and a list, or []")
    }
    var events = RuleTestEvents(defaults: defaults)
    for event in try list(of: map["events"], "events") { try events.add(event) }
    var expected: [ExpectedAlert] = []
    for alert in alerts { expected.append(try self.alert(alert)) }
    let now = try map["now"].map { node throws(RuleFault) -> Int64 in try seconds(of: node) }
    return RuleTest(
      name: name, line: node.place.line, records: events.records,
      nowSeconds: now ?? (events.lastSeconds ?? 0) + restSeconds, alerts: expected)
  }

  private static func alert(_ node: YAMLNode) throws(RuleFault) -> ExpectedAlert {
    guard let map = node.map else {
      throw RuleFault(node.place, "an alert is a map", mend: "write rule and what else matters")
    }
    try check(map, alertKeys, "an alert")
    guard let rule = map["rule"]?.scalar?.text, !rule.isEmpty else {
      throw RuleFault(
        node.place, "the alert names no rule", mend: "add 'rule:' with an id, name or title")
    }
    let started = try map["started_at"].map { node throws(RuleFault) in try seconds(of: node) }
    let last = try map["last_at"].map { node throws(RuleFault) in try seconds(of: node) }
    let count = try map["count"].map { node throws(RuleFault) -> Int in
      guard let count = node.scalar.flatMap({ Int($0.text) }) else {
        throw RuleFault(node.place, "a count is a whole number", mend: "write a number")
      }
      return count
    }
    return ExpectedAlert(
      line: node.place.line, rule: rule, startedAt: started, lastAt: last, count: count,
      group: try self.map(of: map["group"], "group").map {
        ($0.key, NodeJSON.text(of: $0.value))
      })
  }

  static func seconds(of node: YAMLNode) throws(RuleFault) -> Int64 {
    guard let text = node.scalar?.text, let seconds = EventTime.seconds(of: text) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a time",
        mend: "write it as 2026-03-01T10:00:00Z")
    }
    return seconds
  }
}
