/// Every template and actor of a simulation, read once and laid out flat for rendering.
struct TemplateLibrary {
  /// Where a template's pieces lie.
  typealias Pattern = Range<Int>

  /// What an actor puts into its records.
  struct ActorPatterns {
    var caller: Actor.Caller
    var identity: Pattern
    var address: Blank
    var agent: Blank
    /// How long into the hour this actor's sessions begin, so that not all change at once.
    var sessionOffsetSeconds: Int64
  }

  private(set) var literals: [UInt8] = []
  private(set) var choices: [Range<Int>] = []
  private(set) var pieces: [Piece] = []
  /// The patterns of a template lie one after another, one for each kind of caller.
  private(set) var records: [Pattern] = []
  private(set) var actors: [ActorPatterns] = []
  /// What calls do to objects of machine learning, with the event's id before it.
  private(set) var lineages: [UInt16: (pattern: Pattern, isDone: Bool)] = [:]
  private var templateNumbers: [String: UInt16] = [:]
  private var actorNumbers: [String: UInt16] = [:]

  /// The number of a template, which is read when it is first asked for.
  mutating func number(of template: EventTemplate) throws(SimulationError) -> UInt16 {
    if let number = templateNumbers[template.key] { return number }
    let number = UInt16(templateNumbers.count)
    for caller in Actor.Caller.allCases {
      records.append(try pattern(of: template.recordText(for: caller)))
    }
    if let lineage = template.lineage {
      lineages[number] = (
        try pattern(of: "<uuid#event>\n\(lineage.text)"), template.failure == nil
      )
    }
    templateNumbers[template.key] = number
    return number
  }

  /// The number of an actor, whose identity is read when it is first asked for.
  mutating func number(of actor: Actor) throws(SimulationError) -> UInt16 {
    if let number = actorNumbers[actor.key] { return number }
    let number = UInt16(actors.count)
    actors.append(
      ActorPatterns(
        caller: actor.caller,
        identity: try pattern(of: actor.identityText),
        address: pick(actor.addresses[...], salt: 1),
        agent: pick(actor.agents[...], salt: 2),
        sessionOffsetSeconds: Int64(seed(of: actor.key) % 3_600)))
    actorNumbers[actor.key] = number
    return number
  }

  func pattern(template: UInt16, caller: Actor.Caller) -> Pattern {
    records[Int(template) * Actor.Caller.allCases.count + Int(caller.rawValue)]
  }

  private mutating func pattern(of text: String) throws(SimulationError) -> Pattern {
    let start = pieces.count
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      appendLiteral(rest[..<open])
      guard let close = rest[open...].firstIndex(of: ">") else {
        throw .unusableTemplate("a template has an open blank: \(rest[open...].prefix(40))")
      }
      let parser = BlankParser(text: rest[rest.index(after: open)..<close])
      var (blank, texts) = try parser.parse(position: pieces.count - start)
      if blank.kind == .pick { addChoices(texts.map(String.init)[...], to: &blank) }
      pieces.append(.blank(blank))
      rest = rest[rest.index(after: close)...]
    }
    appendLiteral(rest)
    return start..<pieces.count
  }

  private mutating func appendLiteral(_ text: Substring) {
    guard !text.isEmpty else { return }
    let range = store(text)
    pieces.append(.literal(offset: Int32(range.lowerBound), count: Int32(range.count)))
  }

  private mutating func pick(_ texts: ArraySlice<String>, salt: UInt64) -> Blank {
    var blank = Blank(kind: .pick, scope: .session, salt: salt)
    addChoices(texts, to: &blank)
    return blank
  }

  private mutating func addChoices(_ texts: ArraySlice<String>, to blank: inout Blank) {
    blank.first = Int32(choices.count)
    blank.second = Int32(texts.count)
    for text in texts { choices.append(store(text[...])) }
  }

  private mutating func store(_ text: Substring) -> Range<Int> {
    let start = literals.count
    literals.append(contentsOf: text.utf8)
    return start..<literals.count
  }
}
