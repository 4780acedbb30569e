import Retention

@testable import Store

/// What must be in a database that a policy is kept to: the same, without SQL, seals or steps.
struct RetentionModel {
  /// An event as far as retention asks.
  struct Event {
    let id: String
    let seconds: Int64
    let eventClass: EventClass
    let account: String
    let actor: String
  }

  let rules: [RetentionRule]
  var holds: [Int64: LegalHold.Scope] = [:]
  private(set) var events: [String: Event] = [:]

  init(_ rules: [RetentionRule]) { self.rules = rules }

  mutating func add(_ event: Event) { events[event.id] = event }

  /// Deletes what is to be deleted at a time.
  mutating func step(nowSeconds: Int64) {
    events = events.filter { !isDeleted($0.value, nowSeconds) }
  }

  private func isDeleted(_ event: Event, _ now: Int64) -> Bool {
    let age = now - event.seconds
    var mayGo = false
    for rule in rules {
      let isMeant =
        (rule.classes.isEmpty || rule.classes.contains(event.eventClass))
        && (rule.accounts.isEmpty || rule.accounts.contains(event.account))
      guard isMeant else { continue }
      if let least = rule.atLeastSeconds, age < least { return false }
      if let most = rule.atMostSeconds, age >= most { mayGo = true }
    }
    guard mayGo else { return false }
    for hold in holds.values {
      let isNamed =
        (hold.account == nil || hold.account == event.account)
        && (hold.actor == nil || hold.actor == event.actor)
        && event.seconds >= hold.fromSeconds ?? event.seconds
        && event.seconds <= hold.untilSeconds ?? event.seconds
      if isNamed { return false }
    }
    return true
  }
}
