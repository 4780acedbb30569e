import Foundation
import Testing

/// Waits until something is true; returns false when a generous time has passed.
func comesTrue(_ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = Date(timeIntervalSinceNow: 60)
  while Date() < deadline {
    if try condition() { return true }
    usleep(5_000)
  }
  return false
}

/// Waits until something is true; that it never is, is an issue.
func wait(
  for what: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation,
  until condition: () throws -> Bool
) rethrows {
  guard try !comesTrue(condition) else { return }
  Issue.record("waited in vain for \(what())", sourceLocation: sourceLocation)
}
