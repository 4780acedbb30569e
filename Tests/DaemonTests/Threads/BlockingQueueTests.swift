import Testing

@testable import Daemon

/// The queue between threads.
struct BlockingQueueTests {
  private final class Load: Sendable {}

  @Test func `what was taken is let go, though others wait behind it`() {
    let queue = BlockingQueue<Load>(countMaximum: 10)
    weak var first: Load?
    do {
      let load = Load()
      first = load
      queue.push(load)
    }
    queue.push(Load())
    #expect(first != nil)
    _ = queue.pop()
    #expect(first == nil)
    #expect(queue.count == 1)
  }

  @Test func `elements come in order, through any number of rounds`() {
    let queue = BlockingQueue<Int>(countMaximum: 5_000)
    var next = 0
    for round in 0..<4_000 {
      queue.push(2 * round)
      queue.push(2 * round + 1)
      #expect(queue.pop() == next)
      next += 1
    }
    #expect(queue.count == 4_000)
    queue.close()
    #expect(!queue.push(0))
    while let element = queue.pop() {
      #expect(element == next)
      next += 1
    }
    #expect(next == 8_000)
  }

  @Test func `what is urgent goes first, in its order, and has room of its own`() {
    let queue = BlockingQueue<Int>(countMaximum: 2)
    for number in [1, 2] { queue.push(number) }
    for number in [3, 4] { queue.push(number, isUrgent: true) }
    #expect(queue.count == 4)
    #expect((0..<4).map { _ in queue.pop() } == [3, 4, 1, 2])
    queue.push(5)
    queue.push(6, isUrgent: true)
    #expect(queue.closeAndForget() == 2)
    #expect(queue.isFinished)
  }
}
