extension Configuration {
  /// Where alerts go.
  public struct Sinks: Sendable, Equatable {
    /// Standard output, which under systemd is the journal.
    public var stdout = StandardOutput()
    /// Receivers over HTTP, by names of the operator's choice.
    public var webhooks: [String: Webhook] = [:]
    /// Receivers of syslog, by names of the operator's choice.
    public var syslog: [String: Syslog] = [:]

    /// The name that standard output has among the sinks.
    public static let stdoutName = "stdout"

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Sinks: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.section(Self.stdoutName, &stdout)
    reader.sections("webhooks", &webhooks, of: .init(), named: .sinkName)
    reader.sections("syslog", &syslog, of: .init(), named: .sinkName)
    for name in webhooks.keys.sorted() where syslog[name] != nil {
      reader.reject(
        "syslog.\(name)", given: ["webhooks.\(name)"],
        fault: "two sinks are called \(quoted(name))", mend: "give one of them another name")
    }
  }
}
