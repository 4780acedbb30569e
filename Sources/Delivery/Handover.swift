import Dispatch
import Synchronization

/// Hands one value from tasks to a thread that waits for it: the first that is given.
final class Handover<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  /// Gives the value, unless there is one already.
  func give(_ value: Value) {
    self.value.withLock { $0 = $0 ?? value }
    isThere.signal()
  }

  /// Waits for the value.
  func take() -> Value {
    while true {
      if let value = value.withLock({ $0 }) { return value }
      isThere.wait()
    }
  }
}
