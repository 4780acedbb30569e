import Delivery
import Settings

/// Looks whether all sinks of a configuration can be made, without sending anything.
public enum SinkCheck {
  /// Fails with the first sink that cannot be made.
  ///
  /// - Parameters:
  ///   - path: the configuration's file.
  ///   - environment: the variables that the service manager sets.
  /// - Returns: what could not be looked at, in lines for a person.
  public static func notes(
    _ sinks: Configuration.Sinks, _ path: String, environment: [String: String]
  ) throws(RunFailure) -> [String] {
    let maker = SenderMaker(.system, environment: environment)
    let output = StandardOutput(journalStream: nil)
    var notes: [String] = []
    for name in sinks.names {
      // Credentials are there for the unit alone.
      if environment["CREDENTIALS_DIRECTORY"] == nil, sinks.usesCredentials(name) {
        notes.append(
          "the sink \(name) has credentials, which only the unit can read: not looked at")
        continue
      }
      do throws(SinkFault) { _ = try sinks.sink(called: name, by: maker, output) } catch {
        throw RunFailure("\(path): \(error)", exitStatus: .configuration)
      }
    }
    return notes
  }
}

extension Configuration.Sinks {
  /// Whether a sink has secrets that systemd keeps.
  func usesCredentials(_ name: String) -> Bool {
    let webhook = webhooks[name]
    let references =
      [
        webhook?.urlFrom, webhook?.routingKeyFrom, webhook?.authorizationFrom,
        webhook?.trust.clientKeyFrom, syslog[name]?.trust.clientKeyFrom,
      ].compactMap(\.self) + (webhook?.signingKeysFrom ?? [])
    return references.contains { reference in
      if case .credential = reference { true } else { false }
    }
  }
}
