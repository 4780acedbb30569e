/// Names alerts by what they are, so that a database made anew has the same names.
public enum AlertID {
  /// The id of an alert: 16 hexadecimal digits.
  ///
  /// - Parameter startedAt: the beginning of the episode as it was first seen, in seconds.
  public static func make(rule: AlarmRule, group: String, startedAt: Int64) -> String {
    // FNV-1a, 64 bits: short, and the same in every release.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(rule.ruleID)\n\(rule.version)\n\(group)\n\(startedAt)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
