import CloudTrail

@testable import Rules

/// Loads small rules and asks them of small events.
enum RuleHarness {
  struct Refused: Error, CustomStringConvertible {
    let problems: [RuleProblem]

    var description: String { problems.map(\.description).joined(separator: "\n") }
  }

  static let loader = RuleLoader(detectionWindowSeconds: 3600)

  /// A whole rule around a detection.
  static func rule(_ detection: String, title: String = "a rule") -> String {
    let indented = detection.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)" }.joined(separator: "\n")
    return """
      title: \(title)
      logsource: {product: aws, service: cloudtrail}
      detection:
      \(indented)

      """
  }

  /// The rules of a text, all of which must be sound.
  static func load(_ text: String) throws -> RuleSet {
    let loaded = loader.load(sources: [RuleSource(name: "rule.yml", text: text)])
    guard loaded.problems.isEmpty else { throw Refused(problems: loaded.problems) }
    return loaded.rules
  }

  /// The problems of a text.
  static func problems(_ text: String) -> [String] {
    loader.load(sources: [RuleSource(name: "rule.yml", text: text)]).problems.map(\.description)
  }

  /// Whether a detection matches an event.
  static func matches(
    _ detection: String, _ event: String, actor: String? = nil, outcome: String = "allowed"
  ) throws -> Bool {
    let rules = try load(rule(detection))
    let context = EventContext(actor: actor, outcome: outcome)
    return try TestEvent(event).matches(rules, context) == [0]
  }

  /// Whether a single item of a search identifier matches an event.
  static func item(_ item: String, _ event: String) throws -> Bool {
    try matches("selection:\n  \(item)\ncondition: selection", event)
  }
}

/// A record with its bytes.
struct TestEvent {
  let bytes: [UInt8]
  let record: Record

  init(_ json: String) throws {
    // Bytes around the record show where a range is taken for the whole buffer.
    let bytes = Array("  \(json)  ".utf8)
    let scanner = RecordScanner()
    var record = Record()
    _ = try scanner.scan(bytes.span.bytes, from: 2, limit: bytes.count - 2, into: &record)
    self.bytes = bytes
    self.record = record
  }

  /// The detections that match, of all.
  func matches(
    _ rules: RuleSet, _ context: EventContext = EventContext(actor: nil, outcome: "allowed"),
    of candidates: [Int32]? = nil
  ) -> [Int] {
    var matched: [Int] = []
    rules.evaluate(
      candidates ?? rules.allCandidates, record: record, in: bytes.span.bytes, context: context
    ) { matched.append($0) }
    return matched
  }

  func mayMatch(
    _ rules: RuleSet, _ detection: Int32, knowing section: Section,
    _ context: EventContext = EventContext(actor: nil, outcome: "allowed")
  ) -> Bool {
    rules.mayMatch(
      detection, knowing: section, of: record, in: bytes.span.bytes, context: context)
  }

  func text(of member: Member) -> String? {
    let value = record[member]
    let span = bytes.span.bytes
    guard !value.isEmpty, span.byte(value.start) == UInt8(ascii: "\"") else { return nil }
    return JSONString.text(of: value, in: span)
  }

  /// The group for the first alarm, or another one, by way of its first reference or another.
  func group(
    _ rules: RuleSet, alarm: Int = 0, reference: Int = 0,
    _ context: EventContext = EventContext(actor: nil, outcome: "allowed")
  ) -> MatchGroup? {
    rules.group(
      for: AlarmSubscription(alarm: alarm, reference: reference, isIndirect: false),
      record: record, in: bytes.span.bytes, context: context)
  }
}
