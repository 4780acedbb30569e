import Rules

/// A regular expression, and a text that makes the most of it.
struct HostileExpression {
  /// For the table: long ones in words.
  let name: String
  let pattern: String
  /// What the text repeats; the expression never matches.
  let piece: String

  private init(_ pattern: String, on piece: String, name: String? = nil) {
    self.pattern = pattern
    self.piece = piece
    self.name = name ?? pattern
  }

  static let all = [
    HostileExpression("(a*)*b", on: "a"),
    HostileExpression("(a|aa)+$", on: "a!"),
    HostileExpression("(x+x+)+y", on: "x"),
    HostileExpression(".*.*.*=.*", on: "x"),
    HostileExpression("^(.*,){11}P", on: ",x"),
    HostileExpression("(a?){100}a{100}c", on: "a"),
    HostileExpression("^[ab]{1000}$", on: "ab"),
    HostileExpression(
      (0..<300).map { "word\($0)x" }.joined(separator: "|"), on: "word", name: "300 alternatives"),
    HostileExpression("a.{0,12}b.{0,4}c", on: "ab"),
    HostileExpression("a.{0,1000}b", on: "a"),
    HostileExpression("[^e]{1000,}e", on: "é"),
    // Their tables would be too large: all positions are followed at once.
    HostileExpression("a[ab]{400}c", on: "a"),
    HostileExpression("é[éa]{100}b", on: "é"),
    HostileExpression("(curl|wget).{0,1000}(sh|bash)", on: "curl "),
    HostileExpression("a.{0,1000}b.{0,1000}c.{0,1000}d", on: "abc"),
    // As many positions as are allowed, and as many steps, of each kind.
    HostileExpression("(a.{1000}){4}b", on: "a"),
    HostileExpression("a(.{1,63}[ab]){0,63}q.{20}z", on: "a"),
    HostileExpression("a(.{1,20}a+){0,60}q.{20}z", on: "a"),
    HostileExpression("(a|aa)(sh|a|aa){10,300}q.{20}z", on: "a"),
    HostileExpression(
      "x(" + (0..<420).map { "word\($0)x" }.joined(separator: "|") + ")*y.{30}z", on: "xword1x",
      name: "420 repeated words"),
  ]

  func rule() throws -> RuleSet {
    let text = """
      title: Hostile expression
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {requestParameters.text|re: '\(pattern)'}
        condition: selection
      """
    let source = RuleSource(name: "hostile.yml", text: text)
    let loaded = RuleLoader(detectionWindowSeconds: 3600).load(sources: [source])
    guard loaded.problems.isEmpty else { throw BenchmarkError("\(loaded.problems[0])") }
    return loaded.rules
  }

  /// A record whose request holds a text of a length.
  func event(textByteCount: Int) -> [UInt8] {
    let text = String(repeating: piece, count: textByteCount / piece.utf8.count)
    let json = """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","accountId":"111122223333"},\
      "eventTime":"2026-11-01T00:00:00Z","eventSource":"ssm.amazonaws.com","eventName":\
      "PutParameter","awsRegion":"eu-west-1","requestParameters":{"text":"\(text)"}}
      """
    return Array(json.utf8)
  }
}
