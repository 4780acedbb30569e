import Delivery
import Settings

/// One way to people: what goes there, and how.
struct Sink {
  /// Its name, in the outbox and for its operator.
  let name: String
  /// What goes there, and how much in a minute.
  let choice: Configuration.SinkChoice
  /// The way itself.
  let sender: any AlertSender
}
