import Settings
import Store

extension Doctor {
  /// Looks at the sinks, without sending anything, and at what waits for some that there are not.
  mutating func sinks(
    of configuration: Configuration, _ path: String, environment: [String: String]
  ) {
    let sinks = configuration.sinks
    do throws(RunFailure) {
      let notes = try SinkCheck.notes(sinks, path, environment: environment)
      let names = sinks.names
      add(
        names.isEmpty ? .warning : .good, "sinks",
        names.isEmpty ? "there are none: nobody is told of alerts" : names.joined(separator: ", "))
      for note in notes { add(.warning, "sinks", note) }
    } catch {
      add(.bad, "sinks", "\(error)")
    }
    // A database that cannot be read is told of elsewhere.
    guard let connection = try? Database.openCurrentForReading(configuration.database.path),
      let gauges = try? DatabaseGauges(connection)
    else { return }
    for (name, count) in gauges.waiting.sorted(by: { $0.key < $1.key })
    where !sinks.names.contains(name) {
      add(
        .warning, "sinks",
        "\(count) notifications wait for the sink \(name), which is not configured; "
          + "'trailbell outbox discard --sink \(name)' drops them")
    }
    let dead = gauges.dead.values.reduce(0, +)
    if dead > 0 {
      add(.warning, "sinks", "\(dead) notifications were given up; 'trailbell outbox' says why")
    }
  }
}
