import Foundation
import Testing

/// Waits for what must happen; never for a time.
enum Waiting {
  /// Something did not happen within a deadline that only a broken program misses.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The deadline, generous enough for a machine that does much else.
  private static let seconds = 120.0

  static func until(_ what: String, _ happened: () throws -> Bool) async throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while try !happened() {
      guard Date() < end else { throw Failure(description: "did not happen in time: \(what)") }
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
