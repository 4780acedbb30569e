/// The seeds behind the blanks of one record, one for each scope.
struct ScopeSeeds {
  let event: UInt64
  let run: UInt64
  let place: UInt64
  let account: UInt64
  let session: UInt64
  /// When the actor's session began: sessions last an hour.
  let sessionStartSeconds: Int64

  init(event: PlannedEvent, actor: TemplateLibrary.ActorPatterns, planSeed: UInt64) {
    self.event = event.seed
    run = event.run
    let accountNumber = UInt64(event.account)
    account = mixed(planSeed, 0x1000 + accountNumber)
    place = mixed(account, 0x2000 + UInt64(event.region))
    let shifted = event.timeSeconds - actor.sessionOffsetSeconds
    let session = shifted.flooredQuotient(by: 3_600)
    sessionStartSeconds = session * 3_600 + actor.sessionOffsetSeconds
    self.session = mixed(
      mixed(account, 0x3000 + UInt64(event.actor)), UInt64(bitPattern: session))
  }

  func generator(for blank: Blank) -> SeededGenerator {
    let seed =
      switch blank.scope {
      case .event: event
      case .run: run
      case .place: place
      case .account: account
      case .session: session
      }
    return SeededGenerator(seed: mixed(seed, blank.salt))
  }
}
