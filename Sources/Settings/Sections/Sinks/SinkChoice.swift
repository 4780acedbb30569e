import Notify

extension Configuration {
  /// How grave an alert is, in the words of Sigma, ascending.
  public enum AlertLevel: String, Sendable, CaseIterable, Comparable {
    case informational, low, medium, high, critical

    /// Whether `first` is less grave than `second`.
    public static func < (first: AlertLevel, second: AlertLevel) -> Bool {
      first.rank < second.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What every kind of sink lets its operator choose.
  public struct SinkChoice: Sendable, Equatable {
    /// Less grave alerts are stored, but not told here.
    public var levelMin = AlertLevel.informational
    /// The only rules whose alerts are told here; all when there is none.
    public var rules: [String] = []
    /// Rules whose alerts are not told here.
    public var rulesExclude: [String] = []
    /// How many notifications go out in a minute at most; nil is without a limit.
    public var perMinuteMax: Int?
    /// Other words than Trailbell's own for the sentence.
    public var template: Template?

    /// A choice of everything.
    public init() {}
  }
}

extension Configuration.SinkChoice {
  /// Offers the keys to the section that they are part of.
  mutating func bind(to reader: SectionReader) {
    reader.value("level_min", &levelMin, .choice)
    reader.list("rules", &rules, .text, mayBeEmpty: true)
    reader.list("rules_exclude", &rulesExclude, .text, mayBeEmpty: true)
    reader.optional("per_minute_max", &perMinuteMax, .count(1...60_000), example: "60")
    reader.optional("template", &template, .template, example: "\"{level} {ruleTitle}\"")
  }
}
