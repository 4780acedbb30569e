import Store

@testable import Simulation

/// A receiver of alerts that fails and comes back.
final class SimulatedSink {
  static let name = "sink"

  private let path: String
  /// The rows of the outbox that came, in their order, some more than once.
  private(set) var received: [Int64] = []
  private var isDown = false
  /// What this life of the daemon need not read again.
  private var settled: [Int64: Int64] = [:]

  init(path: String) { self.path = path }

  /// A daemon that starts knows nothing of what the one before it sent.
  func restart() { settled = [:] }

  /// Receives some of what waits; returns what the daemon learns that it has.
  func receive(_ random: inout SeededGenerator) throws -> [Int64] {
    if random.chance(0.2) { isDown.toggle() }
    guard !isDown else { return [] }
    return try receive(atMost: 1 + random.number(below: 6)) { random.chance(0.9) }
  }

  /// Receives all that waits.
  func receiveAll() throws -> [Int64] { try receive(atMost: 100_000) { true } }

  private func receive(atMost maximum: Int, isAnswered: () -> Bool) throws -> [Int64] {
    let reader = try NoticeReader(Database.openForReading(path))
    var acknowledged: [Int64] = []
    for item in try reader.waiting(sink: Self.name, besides: settled, maximum: maximum) {
      received.append(item.row)
      // Its answer is lost: the row is sent again.
      guard isAnswered() else { break }
      settled[item.row] = item.waitsSince
      acknowledged.append(item.row)
    }
    return acknowledged
  }
}
