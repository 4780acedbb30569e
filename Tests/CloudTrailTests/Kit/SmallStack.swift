import Dispatch
import Foundation

/// Runs a body on a thread with a stack of a size, and waits for it.
func onSmallStack(byteCount: Int, _ body: @escaping @Sendable () -> Void) {
  let isDone = DispatchSemaphore(value: 0)
  let thread = Thread {
    body()
    isDone.signal()
  }
  thread.stackSize = byteCount
  thread.start()
  isDone.wait()
}
