import Retention

extension Configuration {
  /// How long events are kept.
  public struct Retention: Sendable, Equatable {
    /// What is asked of the events that a rule is about.
    public struct Rule: Sendable, Equatable {
      /// The classes of events; empty for all.
      public var events: [EventClass] = []
      /// The accounts; empty for all.
      public var accounts: [String] = []
      /// Regimes whose demands hold for them.
      public var profiles: [RetentionProfile] = []
      /// Before this age nothing is deleted.
      public var atLeast: Duration?
      /// At this age events are deleted.
      public var atMost: Duration?

      /// A rule that asks for nothing.
      public init() {}
    }

    /// Regimes whose demands hold for all events.
    public var profiles: [RetentionProfile] = []
    /// Before this age nothing is deleted.
    public var atLeast: Duration?
    /// At this age events are deleted; without it, and without a profile that says so, never.
    public var atMost: Duration?
    /// What holds for some of the events, by names of the operator's choice.
    public var rules: [String: Rule] = [:]

    /// The section with its defaults: everything is kept.
    public init() {}

    /// The same as one policy.
    public var policy: RetentionPolicy {
      var all = Self.rules(profiles, atLeast, atMost, key: "retention")
      for (name, rule) in rules.sorted(by: { $0.key < $1.key }) {
        all += Self.rules(
          rule.profiles, rule.atLeast, rule.atMost, key: "retention.rules.\(name)",
          classes: Set(rule.events), accounts: Set(rule.accounts))
      }
      return RetentionPolicy(all)
    }

    private static func rules(
      _ profiles: [RetentionProfile], _ atLeast: Duration?, _ atMost: Duration?, key: String,
      classes: Set<EventClass> = [], accounts: Set<String> = []
    ) -> [RetentionRule] {
      var rules = profiles.map {
        RetentionRule(
          $0, name: "\(key).profiles: \($0.rawValue)", classes: classes, accounts: accounts)
      }
      if let atLeast {
        rules.append(
          RetentionRule(
            name: "\(key).at_least: \(DurationText.format(atLeast))", classes: classes,
            accounts: accounts, atLeastSeconds: atLeast.components.seconds))
      }
      if let atMost {
        rules.append(
          RetentionRule(
            name: "\(key).at_most: \(DurationText.format(atMost))", classes: classes,
            accounts: accounts, atMostSeconds: atMost.components.seconds))
      }
      return rules
    }
  }
}

extension Configuration.Retention: ConfigurationSection {
  /// What late files and windows still need is not deleted: CloudTrail tries for a month to deliver.
  static let leastAge = Duration.seconds(31 * 86_400)
  static let greatestAge = Duration.seconds(36_525 * 86_400)

  mutating func bind(to reader: SectionReader) {
    reader.list("profiles", &profiles, .choice, mayBeEmpty: true)
    reader.age("at_least", &atLeast, example: "400d")
    reader.age("at_most", &atMost, example: "3652d")
    reader.sections("rules", &rules, of: .init(), named: .sinkName)
    guard let clash = policy.clash else { return }
    reader.reject(
      clash.shorter.keyBelowRetention, given: [clash.longer.keyBelowRetention],
      fault:
        "\(quoted(clash.longer.name)) asks to keep events for \(Self.days(clash.longer.atLeastSeconds)) "
        + "at least, and \(quoted(clash.shorter.name)) for "
        + "\(Self.days(clash.shorter.atMostSeconds)) at most",
      mend: "let each be about other events or accounts in retention.rules, or take one out")
  }

  private static func days(_ seconds: Int64?) -> String {
    DurationText.format(.seconds(seconds ?? 0))
  }
}

extension Configuration.Retention.Rule: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.list("events", &events, .choice, mayBeEmpty: true)
    reader.list("accounts", &accounts, .account, mayBeEmpty: true)
    reader.list("profiles", &profiles, .choice, mayBeEmpty: true)
    reader.age("at_least", &atLeast, example: "400d")
    reader.age("at_most", &atMost, example: "90d")
  }
}

extension SectionReader {
  /// Reads an age of events.
  fileprivate func age(_ name: String, _ value: inout Duration?, example: String) {
    let range = Configuration.Retention.leastAge...Configuration.Retention.greatestAge
    optional(name, &value, .duration(range), example: example)
  }
}

extension RetentionRule {
  /// The key that it comes from, below `retention`.
  fileprivate var keyBelowRetention: String {
    let key = name.split(separator: ":").first.map(String.init) ?? name
    return String(key.dropFirst("retention.".count))
  }
}
