/// What a regime asks of the time that a log is kept.
///
/// These are readings of the regimes, not advice: who is bound by one decides what it means for them.
public enum RetentionProfile: String, Sendable, CaseIterable {
  case pci
  case hipaa
  case sox
  case fedramp
  case gdpr

  private static let daySeconds: Int64 = 86_400

  /// The least time, in seconds.
  public var atLeastSeconds: Int64? {
    switch self {
    // PCI DSS 4.0.1, 10.5.1: twelve months, the last three at hand. Some days more, for who asks late.
    case .pci: 400 * Self.daySeconds
    // 45 CFR 164.316(b)(2)(i): six years for documentation, which logs are often counted among.
    case .hipaa: 2_192 * Self.daySeconds
    // 17 CFR 210.2-06: seven years for the papers of auditors, and by custom for what they rest on.
    case .sox: 2_557 * Self.daySeconds
    // OMB M-26-14: twelve months retrievable; NIST SP 800-53 AU-11.
    case .fedramp: 370 * Self.daySeconds
    case .gdpr: nil
    }
  }

  /// The most time, in seconds.
  public var atMostSeconds: Int64? {
    switch self {
    case .pci, .hipaa, .sox, .fedramp: nil
    // Article 5(1)(e): no longer than necessary; the CNIL names six to twelve months for logs.
    case .gdpr: 365 * Self.daySeconds
    }
  }
}
