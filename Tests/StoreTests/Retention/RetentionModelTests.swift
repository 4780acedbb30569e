import Foundation
import Retention
import Testing

@testable import Store

/// Over eight years the database holds what the policy says, day by day.
struct RetentionModelTests {
  private static let days = 2_922
  private static let day: Int64 = 86_400

  @Test func `eight years of days end as the model does`() throws {
    let policy = RetentionPolicy([
      RetentionRule(
        name: "reads", classes: [.data, .network], atMostSeconds: 90 * Self.day),
      RetentionRule(
        name: "one account", accounts: ["222233334444"], atLeastSeconds: 60 * Self.day,
        atMostSeconds: 400 * Self.day),
      RetentionRule(name: "all", atMostSeconds: 1_000 * Self.day),
    ])
    #expect(policy.clash == nil)
    let shop = try RetentionShop(policy, seed: TestSeed.value)
    for day in 1...Self.days {
      try shop.day()
      let count = try shop.database.number("SELECT count(*) FROM event")
      try #require(
        count == shop.model.events.count, "seed \(TestSeed.value), day \(day)")
      guard day % 400 == 0 || day == Self.days else { continue }
      #expect(try shop.storedIDs() == Set(shop.model.events.keys))
      #expect(try shop.database.sealReport().problems.prefix(3) == [])
    }
    let deleted = try shop.database.number(
      "SELECT sum(count) FROM deletions WHERE what = 'events'")
    #expect(deleted > 2_000)
    #expect(
      try shop.database.number("SELECT count(*) FROM event") + deleted
        == shop.database.number("SELECT sum(stored) FROM files"))
    // What is gone leaves little behind.
    #expect(
      try shop.database.number("SELECT count(*) FROM seal WHERE events NOT NULL")
        <= shop.model.events.count)
    #expect(try shop.unusedWords() == [])
  }
}
