/// Writes the record of a planned event: a function of the event and the plan's seed, and of nothing
/// else, so that a second delivery is byte-identical and threads need no order.
struct RecordRenderer {
  let library: TemplateLibrary
  let planSeed: UInt64

  /// Appends the event's record, without a separator.
  func append(_ event: PlannedEvent, to bytes: inout [UInt8]) {
    let actor = library.actors[Int(event.actor)]
    let seeds = ScopeSeeds(event: event, actor: actor, planSeed: planSeed)
    let record = library.pattern(template: event.template, caller: actor.caller)
    append(record, of: event, actor: actor, seeds: seeds, to: &bytes)
  }

  /// The text of a pattern as it is in an event's record.
  func text(_ pattern: TemplateLibrary.Pattern, of event: PlannedEvent) -> String {
    let actor = library.actors[Int(event.actor)]
    let seeds = ScopeSeeds(event: event, actor: actor, planSeed: planSeed)
    var bytes: [UInt8] = []
    append(pattern, of: event, actor: actor, seeds: seeds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(
    _ pattern: TemplateLibrary.Pattern, of event: PlannedEvent,
    actor: TemplateLibrary.ActorPatterns, seeds: ScopeSeeds, to bytes: inout [UInt8]
  ) {
    for index in pattern {
      switch library.pieces[index] {
      case .literal(let offset, let count):
        appendLiteral(Int(offset)..<Int(offset + count), to: &bytes)
      case .blank(let blank):
        switch blank.kind {
        case .identity:
          append(actor.identity, of: event, actor: actor, seeds: seeds, to: &bytes)
        case .address: appendPick(actor.address, seeds: seeds, to: &bytes)
        case .agent: appendPick(actor.agent, seeds: seeds, to: &bytes)
        case .pick: appendPick(blank, seeds: seeds, to: &bytes)
        case .account, .region, .time, .wordyTime, .day, .stamp, .sessionStart:
          appendFact(blank.kind, of: event, seeds: seeds, to: &bytes)
        case .hexadecimal, .letters, .identifier, .base64, .uuid, .number:
          appendDrawn(blank, seeds: seeds, to: &bytes)
        }
      }
    }
  }

  private func appendFact(
    _ kind: Blank.Kind, of event: PlannedEvent, seeds: ScopeSeeds, to bytes: inout [UInt8]
  ) {
    let time = CivilTime(unixSeconds: event.timeSeconds)
    switch kind {
    case .account: bytes.append(Place.accounts[Int(event.account)])
    case .region: bytes.append(Place.regions[Int(event.region)])
    case .wordyTime: bytes.append(wordyTime: time)
    case .day: bytes.appendDay(time, separator: UInt8(ascii: "/"))
    case .stamp: bytes.append(stamp: time)
    case .sessionStart: bytes.append(time: CivilTime(unixSeconds: seeds.sessionStartSeconds))
    default: bytes.append(time: time)
    }
  }

  private func appendDrawn(_ blank: Blank, seeds: ScopeSeeds, to bytes: inout [UInt8]) {
    var generator = seeds.generator(for: blank)
    let count = Int(blank.first)
    switch blank.kind {
    case .letters:
      bytes.append(
        symbols: count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", from: &generator)
    case .identifier:
      bytes.append(symbols: count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", from: &generator)
    case .base64:
      bytes.append(
        symbols: count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        from: &generator)
    case .uuid: appendUUID(from: &generator, to: &bytes)
    case .number:
      bytes.append(decimal: generator.number(in: count...max(count, Int(blank.second))))
    default: bytes.append(symbols: count, of: "0123456789abcdef", from: &generator)
    }
  }

  private func appendUUID(from generator: inout SeededGenerator, to bytes: inout [UInt8]) {
    let digits: StaticString = "0123456789abcdef"
    for (group, count) in [8, 4, 3, 3, 12].enumerated() {
      if group > 0 { bytes.append(UInt8(ascii: "-")) }
      // The version (4, random) and the variant (8 to b) have their own digits.
      if group == 2 { bytes.append(UInt8(ascii: "4")) }
      if group == 3 { bytes.append(symbols: 1, of: "89ab", from: &generator) }
      bytes.append(symbols: count, of: digits, from: &generator)
    }
  }

  private func appendPick(_ blank: Blank, seeds: ScopeSeeds, to bytes: inout [UInt8]) {
    var generator = seeds.generator(for: blank)
    let choice = Int(blank.first) + generator.number(below: Int(blank.second))
    appendLiteral(library.choices[choice], to: &bytes)
  }

  private func appendLiteral(_ range: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: library.literals[range])
  }
}
