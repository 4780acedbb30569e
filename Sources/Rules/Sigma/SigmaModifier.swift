/// What stands behind a field name after `|`.
enum SigmaModifier: Hashable, Sendable {
  case placement(TextPlacement)
  case all
  case cased
  case negated
  case regex
  case regexOption(RegexOptions)
  case network
  case relation(NumberOperator)
  case presence
  case fieldReference
  case base64
  case base64Offset
  case utf16(isBigEndian: Bool, hasByteOrderMark: Bool)
  case dashVariants
  case placeholders
  case timestamp(TimestampPart)

  static let byName: [String: SigmaModifier] = [
    "contains": .placement(.anywhere),
    "startswith": .placement(.start),
    "endswith": .placement(.end),
    "all": .all,
    "cased": .cased,
    "neq": .negated,
    "re": .regex,
    "i": .regexOption(.ignoresCase),
    "ignorecase": .regexOption(.ignoresCase),
    "m": .regexOption(.multiline),
    "multiline": .regexOption(.multiline),
    "s": .regexOption(.dotMatchesNewline),
    "dotall": .regexOption(.dotMatchesNewline),
    "cidr": .network,
    "gt": .relation(.greater),
    "gte": .relation(.greaterOrEqual),
    "lt": .relation(.less),
    "lte": .relation(.lessOrEqual),
    "exists": .presence,
    "fieldref": .fieldReference,
    "base64": .base64,
    "base64offset": .base64Offset,
    "wide": .utf16(isBigEndian: false, hasByteOrderMark: false),
    "utf16le": .utf16(isBigEndian: false, hasByteOrderMark: false),
    "utf16be": .utf16(isBigEndian: true, hasByteOrderMark: false),
    "utf16": .utf16(isBigEndian: false, hasByteOrderMark: true),
    "windash": .dashVariants,
    "expand": .placeholders,
    "minute": .timestamp(.minute),
    "hour": .timestamp(.hour),
    "day": .timestamp(.day),
    "week": .timestamp(.week),
    "month": .timestamp(.month),
    "year": .timestamp(.year),
  ]

  /// Whether its place among the others does not matter: it acts on the whole list of values, or
  /// on the text before anything else does.
  var isForList: Bool {
    switch self {
    case .all, .cased, .negated, .placeholders: true
    default: false
    }
  }

  /// Whether it says what the value is, and so must come before all that change it.
  var mustBeFirst: Bool {
    switch self {
    case .regex, .network, .fieldReference, .presence: true
    default: false
    }
  }
}
