import Alarms
import Testing

@testable import Delivery

/// A receiver in simulated time.
private struct SimulatedReceiver {
  var queue: DeliveryQueue
  var chance: SeededGenerator
  var now: UInt64 = 1_000_000_000
  var rows: [Int64]
  var tried: [(row: Int64, seconds: Double)] = []
  var delivered: [Int64] = []
  var dead: [Int64] = []
  private let start: UInt64 = 1_000_000_000

  init(_ rows: [Int64], perMinute: Int? = nil, seed: UInt64 = 1) {
    queue = DeliveryQueue(perMinute: perMinute)
    self.rows = rows
    chance = SeededGenerator(seed: seed)
  }

  var seconds: Double { Double(now - start) / 1e9 }

  /// Goes on until a second is reached, or nothing is left to do; each try takes a millisecond.
  mutating func run(untilSecond end: Double, answer: (Int64) -> DeliveryOutcome) {
    while seconds < end {
      switch queue.next(rows, at: now) {
      case .wait(until: nil): return
      case .wait(let until?): now = max(now + 1, until)
      case .send(let row):
        tried.append((row, seconds))
        let fate = queue.note(
          answer(row), of: row, ageSeconds: Int64(seconds), at: now, random: &chance)
        now += 1_000_000
        switch fate {
        case .waits: continue
        case .sent: delivered.append(row)
        case .dead: dead.append(row)
        case .leftOut: break
        }
        rows.removeAll { $0 == row }
      }
    }
  }
}

/// The order of sending, the pauses, and what is given up.
struct DeliveryQueueTests {
  private static let answered = DeliveryOutcome.failed(.init("500", isAnswer: true))
  private static let unreachable = DeliveryOutcome.failed(.init("refused"))
  private static let delivered = DeliveryOutcome.delivered(answer: "200")

  @Test(arguments: [unreachable, answered])
  func `ten minutes of outage cost at most 20 tries, and all is delivered after, in order`(
    failure: DeliveryOutcome
  ) {
    var most = 0
    for seed in 0..<2_000 as Range<UInt64> {
      let rows = Array(Int64(1)...10)
      var receiver = SimulatedReceiver(rows, seed: seed)
      receiver.run(untilSecond: 600) { _ in failure }
      most = max(most, receiver.tried.count)
      #expect(Set(receiver.tried.map(\.row)) == [1], "seed \(seed)")
      receiver.run(untilSecond: 1_000) { _ in Self.delivered }
      #expect(receiver.delivered == rows, "seed \(seed)")
    }
    #expect(most <= 20)
  }

  @Test func `the length of the queue changes nothing about an outage`() {
    var short = SimulatedReceiver([1])
    var long = SimulatedReceiver(Array(1...10_000))
    short.run(untilSecond: 600) { _ in Self.unreachable }
    long.run(untilSecond: 600) { _ in Self.unreachable }
    #expect(short.tried.map(\.seconds) == long.tried.map(\.seconds))
  }

  @Test func `pauses grow, and stay below five minutes`() {
    var sum = [Double](repeating: 0, count: 12)
    for seed in 0..<500 as Range<UInt64> {
      var receiver = SimulatedReceiver([1], seed: seed)
      receiver.run(untilSecond: 4_000) { _ in Self.unreachable }
      let times = receiver.tried.map(\.seconds)
      for (number, pair) in zip(times, times.dropFirst()).enumerated() {
        #expect(pair.1 - pair.0 <= 300.1)
        if number < sum.count { sum[number] += (pair.1 - pair.0) / 500 }
      }
    }
    // The mean of each is half of its bound: 1, 2, 4 … 256, 300 seconds.
    for (number, mean) in sum.enumerated() {
      let bound = min(300, Double(1 << number))
      #expect(abs(mean / bound - 0.5) < 0.08, "pause \(number): \(mean)")
    }
  }

  @Test func `one that is refused becomes a dead letter, and the others go on at once`() {
    var receiver = SimulatedReceiver([1, 2, 3])
    receiver.run(untilSecond: 1) { $0 == 2 ? .refused(reason: "400") : Self.delivered }
    #expect(receiver.delivered == [1, 3])
    #expect(receiver.dead == [2])
  }

  @Test func `one that the receiver fails at lets the others pass after an hour`() {
    var receiver = SimulatedReceiver([1, 2, 3])
    receiver.run(untilSecond: 3_500) { $0 == 1 ? Self.answered : Self.delivered }
    #expect(receiver.delivered.isEmpty)
    receiver.run(untilSecond: 4_300) { $0 == 1 ? Self.answered : Self.delivered }
    #expect(receiver.delivered == [2, 3])
    receiver.run(untilSecond: 76 * 3_600 + 7_200) { $0 == 1 ? Self.answered : Self.delivered }
    #expect(receiver.dead == [1])
    #expect(receiver.tried.count < 2_500)
  }

  @Test func `what cannot be delivered is given up after 76 hours, and not before`() {
    var receiver = SimulatedReceiver([1])
    receiver.run(untilSecond: 76 * 3_600) { _ in Self.unreachable }
    #expect(receiver.dead.isEmpty)
    receiver.run(untilSecond: 76 * 3_600 + 301) { _ in Self.unreachable }
    #expect(receiver.dead == [1])
  }

  @Test(arguments: [(5, 5.0...6.0), (600, 600.0...660.0), (999_999, 3_600.0...3_960.0)])
  func `the receiver is left alone as long as it asks, an hour at most`(
    asked: Int64, range: ClosedRange<Double>
  ) {
    for seed in 0..<100 as Range<UInt64> {
      var receiver = SimulatedReceiver([1], seed: seed)
      receiver.run(untilSecond: 5_000) { _ in
        .failed(.init("429", retryAfterSeconds: asked, isAnswer: true))
      }
      #expect(range.contains(receiver.tried[1].seconds), "seed \(seed)")
    }
  }

  @Test func `a receiver that is gone for good is not asked again`() {
    var receiver = SimulatedReceiver([1, 2])
    receiver.run(untilSecond: 10_000) { _ in .gone(reason: "410") }
    #expect(receiver.tried.count == 1)
    #expect(receiver.queue.goneReason == "410")
    #expect(receiver.rows == [1, 2])
  }

  @Test func `no more are sent in a minute than allowed, after a burst`() {
    var receiver = SimulatedReceiver(Array(1...200), perMinute: 60)
    receiver.run(untilSecond: 60) { _ in Self.delivered }
    #expect((60...70).contains(receiver.delivered.count))
    for window in 1..<59 {
      let count = receiver.tried.count { Int($0.seconds) == window + 1 }
      #expect(count <= 2)
    }
    receiver.run(untilSecond: 400) { _ in Self.delivered }
    #expect(receiver.delivered == Array(1...200))
  }

  @Test func `five failures in a row are an outage, until something works`() {
    var queue = DeliveryQueue(perMinute: nil)
    var chance = SeededGenerator(seed: 1)
    for number in 1...5 {
      #expect(!queue.isOutage)
      _ = queue.note(Self.unreachable, of: 1, ageSeconds: 0, at: UInt64(number), random: &chance)
      #expect(queue.isFailing)
    }
    #expect(queue.isOutage)
    _ = queue.note(Self.delivered, of: 1, ageSeconds: 0, at: 9, random: &chance)
    #expect(!queue.isOutage && !queue.isFailing)
  }
}
