extension Configuration {
  /// When alerts are told.
  public struct Alerts: Sendable, Equatable {
    /// How long after its time an event may arrive in the ordinary way.
    ///
    /// What only a closed window tells is judged this long after it; what comes later still is
    /// marked as late.
    public var deliveryDelay: Duration = .seconds(900)
    /// The first pause after which an alert that is still firing is told again.
    public var repeatInterval: Duration = .seconds(14_400)
    /// The longest such pause: each is twice the one before, up to this.
    public var repeatIntervalMax: Duration = .seconds(86_400)
    /// Alerts that had ended longer ago than this when they are found are told in one summary.
    public var summaryAge: Duration = .seconds(86_400)
    /// How much memory the recent matches of rules may take, in bytes.
    public var matchCacheBytes = 8 << 20
    /// Whether Trailbell also rings about itself.
    public var aboutItself = true

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Alerts: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    let (minute, day) = (Duration.seconds(60), Duration.seconds(86_400))
    reader.value("delivery_delay", &deliveryDelay, .duration(.zero...day))
    reader.value("repeat_interval", &repeatInterval, .duration(minute...day * 30))
    reader.value("repeat_interval_max", &repeatIntervalMax, .duration(minute...day * 365))
    reader.value("summary_age", &summaryAge, .duration(minute...day * 365))
    reader.value("match_cache", &matchCacheBytes, .size(0...(16 << 30)))
    reader.value("about_itself", &aboutItself, .flag)
    if repeatIntervalMax < repeatInterval {
      reader.reject(
        "repeat_interval_max", given: ["repeat_interval"],
        fault: "the longest pause of \(DurationText.format(repeatIntervalMax)) is shorter than the "
          + "first one, repeat_interval, of \(DurationText.format(repeatInterval))",
        mend: "raise repeat_interval_max or lower repeat_interval")
    }
  }
}
