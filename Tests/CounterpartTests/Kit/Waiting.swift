import Foundation
import Testing

/// Waits until something is true, or a generous time has passed, which is an issue.
func wait(
  for what: Comment, sourceLocation: SourceLocation = #_sourceLocation,
  until condition: () throws -> Bool
) rethrows {
  let deadline = Date(timeIntervalSinceNow: 60)
  while Date() < deadline {
    if try condition() { return }
    usleep(5_000)
  }
  Issue.record("waited in vain for \(what)", sourceLocation: sourceLocation)
}
