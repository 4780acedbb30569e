import Synchronization

/// Tells threads that wait for better times that there is no more time to wait.
final class StopRequest: Sendable {
  private let asked = Atomic<Bool>(false)

  /// Asks for the stop.
  func ask() { asked.store(true, ordering: .relaxed) }

  /// Whether somebody asked for it.
  var isAsked: Bool { asked.load(ordering: .relaxed) }
}
