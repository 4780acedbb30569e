import Glibc

/// A queue with a limited length between threads that may wait.
///
/// The threads of the pipeline do blocking work (files, SQLite) and must not occupy Swift's
/// cooperative pool, so they wait on a POSIX condition; the lock guards everything, which is why the
/// sendability is unchecked.
final class BlockingQueue<Element: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let countMaximum: Int
  private var urgent = Lane()
  private var ordinary = Lane()
  private var closed = false

  /// Elements in their order.
  private struct Lane {
    /// Empty where an element was taken: nothing is kept alive that nobody needs.
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func take() -> Element? {
      guard head < elements.count else { return nil }
      let element = elements[head]
      elements[head] = nil
      head += 1
      if head == elements.count || head > 1_024 {
        elements.removeFirst(head)
        head = 0
      }
      return element
    }
  }

  init(countMaximum: Int) {
    self.countMaximum = max(1, countMaximum)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // A clock that nobody sets: waits do not change when the time of day does.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    changed.deallocate()
  }

  /// How many elements wait.
  var count: Int { locked { total } }

  private var total: Int { urgent.count + ordinary.count }

  /// Adds an element, waiting for room; returns false when the queue is closed.
  ///
  /// - Parameter isUrgent: whether it goes before those that are not, and has room of its own.
  @discardableResult
  func push(_ element: Element, isUrgent: Bool = false) -> Bool {
    locked {
      while (isUrgent ? urgent : ordinary).count >= countMaximum, !closed { wait(until: nil) }
      guard !closed else { return false }
      if isUrgent { urgent.append(element) } else { ordinary.append(element) }
      pthread_cond_broadcast(changed)
      return true
    }
  }

  /// Takes the oldest element.
  ///
  /// - Parameter timeoutMilliseconds: how long to wait for one; nil is for ever.
  /// - Returns: nil when none came in time, or when the queue is closed and empty.
  func pop(timeoutMilliseconds: Int? = nil) -> Element? {
    locked {
      let deadline = timeoutMilliseconds.map { Self.monotonicTime(afterMilliseconds: $0) }
      while total == 0, !closed {
        if !wait(until: deadline) { break }
      }
      guard let element = urgent.take() ?? ordinary.take() else { return nil }
      pthread_cond_broadcast(changed)
      return element
    }
  }

  /// Lets nothing more in; what is there can still be taken.
  func close() {
    locked {
      closed = true
      pthread_cond_broadcast(changed)
    }
  }

  /// Lets nothing more in and forgets what is there.
  ///
  /// - Returns: how many elements were forgotten.
  @discardableResult
  func closeAndForget() -> Int {
    locked {
      let forgotten = total
      urgent = Lane()
      ordinary = Lane()
      closed = true
      pthread_cond_broadcast(changed)
      return forgotten
    }
  }

  /// Whether nothing more is let in.
  var isClosed: Bool { locked { closed } }

  /// Whether the queue is closed and nothing is left in it.
  var isFinished: Bool { locked { closed && total == 0 } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for a change; returns false when the deadline passed.
  @discardableResult
  private func wait(until deadline: timespec?) -> Bool {
    guard var deadline else {
      pthread_cond_wait(changed, mutex)
      return true
    }
    return pthread_cond_timedwait(changed, mutex, &deadline) == 0
  }

  private static func monotonicTime(afterMilliseconds milliseconds: Int) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    time.tv_sec += milliseconds / 1_000
    time.tv_nsec += (milliseconds % 1_000) * 1_000_000
    if time.tv_nsec >= 1_000_000_000 {
      time.tv_sec += 1
      time.tv_nsec -= 1_000_000_000
    }
    return time
  }
}
