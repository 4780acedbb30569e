import ArgumentParser
import Daemon
import Store

/// Which notifications are to be changed.
struct OutboxChoiceOptions: ParsableArguments {
  @Argument(help: "The notifications' numbers, as 'outbox list' shows them.")
  var notifications: [Int64] = []

  @Option(help: "All of those for this sink.")
  var sink: String?

  @Flag(help: "All of them.")
  var all = false

  func validate() throws {
    let given = [!notifications.isEmpty, sink != nil, all].count { $0 }
    guard given == 1 else {
      throw ValidationError("Give numbers of notifications, or --sink NAME, or --all.")
    }
  }

  var choice: OutboxBook.Choice { OutboxBook.Choice(rows: notifications, sink: sink) }

  /// Fails where one that was named is not among those that were changed.
  func failIfMissing(_ changed: [Int64], _ reason: String) throws(RunFailure) {
    let missing = notifications.filter { !changed.contains($0) }
    guard !missing.isEmpty else { return }
    let names = missing.map(String.init).joined(separator: ", ")
    throw RunFailure(
      "not changed: \(names): \(reason); 'trailbell outbox list' lists them", exitStatus: .input)
  }
}

/// How many notifications were changed, in words.
func notificationCount(_ rows: [Int64]) -> String {
  "\(Numbers.grouped(rows.count)) notification\(rows.count == 1 ? "" : "s")"
}
