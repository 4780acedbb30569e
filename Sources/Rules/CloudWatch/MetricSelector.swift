import CloudTrail

/// The member of an event that gives a metric its value.
///
/// Dimensions ask for theirs as patterns do; see MetricDimensions.
///
/// Source: Amazon CloudWatch Logs User Guide, "Publishing numerical values found in log entries".
struct MetricSelector: Sendable {
  private let path: SelectorPath

  /// Reads a selector without wildcards, such as `$.requestParameters.count`.
  init(_ text: String) throws(ConditionFault) {
    path = SelectorPath(try MetricSelector.selector(text))
  }

  /// The steps of a selector without wildcards.
  static func selector(_ text: String) throws(ConditionFault) -> Selector {
    var parser = FilterPatternParser(text)
    parser.skipWhiteSpace()
    let start = parser.position
    guard parser.current == "$" else {
      throw parser.fault("a selector begins with '$.'", "write it as in $.requestParameters.count")
    }
    let selector = try parser.selector()
    parser.skipWhiteSpace()
    guard parser.current == nil else {
      throw parser.fault("nothing may follow the selector", "remove it")
    }
    guard selector.wildcard == nil else {
      throw parser.fault(
        "a wildcard leads to many values, and a metric takes one", "name a member or a place",
        at: start)
    }
    return selector
  }

  /// The number that a record holds, as a number or as a text; nil where it is none.
  func number(of record: borrowing Record, in bytes: RawSpan) -> Double? {
    let node = path.trunk(of: record, in: bytes)
    guard !node.isEmpty else { return nil }
    switch JSONKind(firstByte: bytes.byte(node.start)) {
    case .number: return DecimalNumber(bytes, node)?.value
    case .string: return DecimalNumber(JSONString.text(of: node, in: bytes))?.value
    case .object, .array, .bool, .null: return nil
    }
  }
}
