import Alarms
import Delivery
import Settings

extension Configuration.Sinks {
  /// The names of all sinks: standard output if it is one, then webhooks, then syslog.
  public var names: [String] {
    (stdout.enabled ? [Self.stdoutName] : []) + webhooks.keys.sorted() + syslog.keys.sorted()
  }

  /// All sinks, or the first reason why one cannot be made.
  func made(by maker: SenderMaker, _ output: StandardOutput) throws(SinkFault) -> [Sink] {
    var sinks: [Sink] = []
    for name in names {
      if let sink = try sink(called: name, by: maker, output) { sinks.append(sink) }
    }
    return sinks
  }

  /// One sink by its name; nil where none is called so.
  func sink(
    called name: String, by maker: SenderMaker, _ output: StandardOutput
  ) throws(SinkFault) -> Sink? {
    if name == Self.stdoutName, stdout.enabled {
      let sender = maker.sender(for: stdout, output)
      return Sink(name: name, choice: stdout.choice, sender: sender)
    }
    if let webhook = webhooks[name] {
      let sender = try maker.sender(for: webhook, called: name)
      return Sink(name: name, choice: webhook.choice, sender: sender)
    }
    guard let receiver = syslog[name] else { return nil }
    let sender = try maker.sender(for: receiver, called: name)
    return Sink(name: name, choice: receiver.choice, sender: sender)
  }
}

extension Configuration.Sinks {
  /// What sinks choose that no rule is called, in lines for a person.
  public func notes(_ rules: RuleBook) -> [String] {
    // Rules about Trailbell itself can be named as well.
    let known = rules.alarmRules.map(\.summary)
    let choices =
      [("stdout", stdout.choice)]
      + webhooks.sorted { $0.key < $1.key }.map { ("webhooks.\($0.key)", $0.value.choice) }
      + syslog.sorted { $0.key < $1.key }.map { ("syslog.\($0.key)", $0.value.choice) }
    return choices.flatMap { place, choice in
      choice.unknownNames(among: known).filter { !SelfAlarm.isAnyCalled($0) }.map { name in
        "sinks.\(place) names '\(name)', and no rule and no file is called so"
      }
    }
  }
}

extension SenderMaker {
  /// A maker with the daemon's clock and the service manager's variables.
  init(_ clock: DaemonClock, environment: [String: String]) {
    self.init(
      credentialsFolder: environment["CREDENTIALS_DIRECTORY"], nowSeconds: clock.nowSeconds,
      nanoseconds: clock.monotonicNanoseconds)
  }
}
