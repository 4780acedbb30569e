import Glibc
import Notify

/// Writes notifications into systemd's journal, each with fields that can be asked for.
public final class JournalSender: AlertSender {
  private let path: String
  private let identifier: String
  private let message: (Notification) -> String
  private var socket: JournalSocket?

  /// A way into the journal; nil where none listens.
  ///
  /// - Parameters:
  ///   - identifier: the name that entries come under.
  ///   - message: what people read.
  public convenience init?(identifier: String, message: @escaping (Notification) -> String) {
    self.init(path: JournalSocket.path, identifier: identifier, message: message)
  }

  init?(path: String, identifier: String, message: @escaping (Notification) -> String) {
    self.path = path
    self.identifier = identifier
    self.message = message
    socket = JournalSocket(path: path)
    if socket == nil { return nil }
  }

  /// Writes one entry; connects again where the journal was started again.
  public func send(_ notification: Notification) -> DeliveryOutcome {
    let entry = JournalEntry(
      notification, message: message(notification), identifier: identifier)
    let datagram = entry.datagram
    if let socket, socket.send(datagram) == 0 { return .delivered(answer: "") }
    socket = JournalSocket(path: path)
    guard let socket else { return .failed(.init("the journal does not listen at \(path)")) }
    let code = socket.send(datagram)
    guard code != 0 else { return .delivered(answer: "") }
    let reason = "the journal does not take an entry: \(String(cString: strerror(code)))"
    return code == EMSGSIZE ? .refused(reason: reason) : .failed(.init(reason))
  }
}
