import NIOCore
import Synchronization

/// The open connections of a listener: a few, so that nobody can use up the descriptors that trail
/// files need.
final class MetricsConnections: Sendable {
  private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

  private static let countMaximum = 16

  /// Takes note of a connection; returns false where there are enough.
  func begin(_ channel: any Channel) -> Bool {
    let name = ObjectIdentifier(channel)
    let isTaken = open.withLock { open in
      guard open.count < Self.countMaximum else { return false }
      open[name] = channel
      return true
    }
    if isTaken {
      channel.closeFuture.whenComplete { [weak self] _ in
        _ = self?.open.withLock { $0.removeValue(forKey: name) }
      }
    }
    return isTaken
  }

  /// Ends them all.
  func end() {
    for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
  }
}
