import Foundation
import Retention
import Testing

@testable import Store

/// Over eight years the database holds what the policy says, whenever it is looked.
struct RetentionModelTests {
  private static let days: Int64 = 2_922
  private static let day: Int64 = 86_400
  /// It is looked every eighth day by default; with `TRAILBELL_TEST_EFFORT=8` every day.
  private static let daysOfAStep = max(1, 8 / Int64(TestSeed.effort))

  @Test func `eight years end as the model does`() throws {
    let policy = RetentionPolicy([
      RetentionRule(
        name: "reads", classes: [.data, .network], atMostSeconds: 90 * Self.day),
      RetentionRule(
        name: "one account", accounts: ["222233334444"], atLeastSeconds: 60 * Self.day,
        atMostSeconds: 400 * Self.day),
      RetentionRule(name: "all", atMostSeconds: 1_000 * Self.day),
    ])
    #expect(policy.clash == nil)
    let shop = try RetentionShop(policy, seed: TestSeed.value, daysOfAStep: Self.daysOfAStep)
    let steps = Int(Self.days / Self.daysOfAStep)
    for step in 1...steps {
      try shop.step()
      let place: Comment = "seed \(TestSeed.value), step \(step)"
      try #require(
        shop.database.number("SELECT count(*) FROM event") == shop.model.events.count, place)
      guard step % (steps / 8) == 0 || step == steps else { continue }
      #expect(try shop.storedIDs() == Set(shop.model.events.keys), place)
      #expect(try shop.overdueAlerts(ageSeconds: 1_000 * Self.day) == [], place)
      #expect(try shop.eventsWithoutAlert() == [], place)
      #expect(try shop.database.sealReport().problems.prefix(3) == [])
    }
    let deleted = try shop.database.number(
      "SELECT sum(count) FROM deletions WHERE what = 'events'")
    let stored = try shop.database.number("SELECT sum(stored) FROM files")
    #expect(deleted > stored / 3 && stored > steps / 2)
    #expect(try shop.database.number("SELECT count(*) FROM event") + deleted == stored)
    try shop.liftAllHolds()
    try shop.step()
    #expect(try shop.overdueAlerts(ageSeconds: 1_000 * Self.day) == [])
    let alerts = try shop.database.number(
      "SELECT sum(count) FROM deletions WHERE what = 'alerts'")
    #expect(alerts > stored / 3, "seed \(TestSeed.value)")
    // What is gone leaves little behind.
    #expect(
      try shop.database.number("SELECT count(*) FROM seal WHERE events NOT NULL")
        <= shop.model.events.count)
    #expect(try shop.unusedWords() == [])
  }
}
