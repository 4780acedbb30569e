import CloudTrail

/// A number as it is written in a rule or an event.
struct DecimalNumber: Hashable, Sendable {
  /// Exact, where the number is whole and not too large.
  let integer: Int128?
  let value: Double

  /// A number too large to have a value: neither equal to any other, nor below or above it.
  static let beyondAll = DecimalNumber(integer: nil, value: .nan)

  private init(integer: Int128?, value: Double) {
    self.integer = integer
    self.value = value
  }

  init(_ integer: Int64) { self.init(integer: Int128(integer), value: Double(integer)) }

  /// The number that a text is, or nil.
  init?(_ text: String) {
    guard YAMLScalar.Kind.isNumber(text), let value = Double(text), value.isFinite else {
      return nil
    }
    integer = Int128(text)
    self.value = value
  }

  /// The number that a stretch of text is, or nil.
  init?(_ bytes: RawSpan, _ range: ByteRange) {
    if let integer = DecimalNumber.digits(bytes, range) {
      self.init(integer)
    } else {
      self.init(bytes.text(range))
    }
  }

  /// The value of a few digits, which is what nearly all numbers are.
  private static func digits(_ bytes: RawSpan, _ range: ByteRange) -> Int64? {
    guard range.count > 0, range.count <= 18 else { return nil }
    var integer: Int64 = 0
    for position in range.start..<range.end {
      let digit = bytes.byte(position) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      integer = integer * 10 + Int64(digit)
    }
    return integer
  }

  static func == (left: Self, right: Self) -> Bool {
    if let first = left.integer, let second = right.integer { return first == second }
    return left.value == right.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }

  static func < (left: Self, right: Self) -> Bool {
    if let first = left.integer, let second = right.integer { return first < second }
    return left.value < right.value
  }
}

extension NumberOperator {
  /// Whether a number as it is written stands in the relation to another one.
  func holds(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .greater: right < left
    case .greaterOrEqual: right < left || left == right
    case .less: left < right
    case .lessOrEqual: left < right || left == right
    }
  }
}
