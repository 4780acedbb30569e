/// How grave a rule's author finds what it detects.
public enum RuleLevel: String, Sendable, Hashable, CaseIterable, Comparable {
  case informational
  case low
  case medium
  case high
  case critical

  /// Whether the left level is less grave.
  public static func < (left: RuleLevel, right: RuleLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { RuleLevel.allCases.firstIndex(of: self) ?? 0 }
}
