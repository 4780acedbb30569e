import CloudTrail

/// Where a field's values are found in an event.
final class FieldPath: Sendable {
  /// The first step.
  enum Root: Hashable, Sendable {
    case member(Member)
    /// A top-level member that has no place of its own in a record.
    case other
    /// Computed: who is answerable.
    case actor
    /// Computed: allowed, denied or failed.
    case outcome
    /// Computed: whether an AWS service acted.
    case isAWSService
    /// Computed: the stage of a model's life to which the call belongs.
    case stage

    /// Whether it is computed, and so no stretch of the record.
    var isComputed: Bool {
      switch self {
      case .member, .other: false
      case .actor, .outcome, .isAWSService, .stage: true
      }
    }
  }

  let root: Root
  private let rootName: [UInt8]
  /// The names of the steps below.
  let steps: [[UInt8]]
  /// The whole name where it holds a dot: a top-level member may be called just so.
  let dottedName: [UInt8]?

  init(_ field: String) {
    let names = field.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    rootName = Array(names[0].utf8)
    steps = names.dropFirst().map { Array($0.utf8) }
    dottedName = names.count > 1 ? Array(field.utf8) : nil
    switch field {
    case "actor": root = .actor
    case "outcome": root = .outcome
    case "is_aws_service": root = .isAWSService
    case StageCheck.field: root = .stage
    default: root = Member(name: names[0]).map(Root.member) ?? .other
    }
  }

  /// Calls `body` with each value that the path leads to, arrays as they stand.
  ///
  /// Arrays on the way fan out: the path goes on in each element.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  func anyEnd(
    of record: borrowing Record, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    if !steps.isEmpty, !root.isComputed, !record.others.isEmpty, let dottedName {
      let dotted = record.value(named: dottedName, in: bytes)
      if !dotted.isEmpty { return body(dotted) }
    }
    let value: ByteRange
    switch root {
    case .member(let member): value = record[member]
    case .other: value = record.value(named: rootName, in: bytes)
    case .actor, .outcome, .isAWSService, .stage: return false
    }
    return !value.isEmpty && anyEnd(below: value, step: 0, in: bytes, body)
  }

  private func anyEnd(
    below value: ByteRange, step: Int, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    guard step < steps.count else { return body(value) }
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .object:
      let member = FieldPath.member(steps[step], of: value, in: bytes)
      return !member.isEmpty && anyEnd(below: member, step: step + 1, in: bytes, body)
    case .array:
      return JSONLeaves.any(of: value, in: bytes) { element in
        anyEnd(below: element, step: step, in: bytes, body)
      }
    case .string, .number, .bool, .null:
      return false
    }
  }

  /// The value of a member, the first one where a name stands twice.
  ///
  /// No record of AWS holds a name twice, and so the walk need not go on to the end.
  @inline(__always)
  static func member(
    _ name: [UInt8], of object: ByteRange, in bytes: RawSpan
  ) -> ByteRange {
    var found = ByteRange.none
    JSONLookup.forEachMember(of: object, in: bytes) { candidate, value in
      guard bytes.equals(candidate, name) || isEscaped(candidate, name, in: bytes) else {
        return true
      }
      found = value
      return false
    }
    return found
  }

  /// Whether a member's name reads as another when its escapes are resolved.
  private static func isEscaped(
    _ candidate: ByteRange, _ name: [UInt8], in bytes: RawSpan
  ) -> Bool {
    Int(candidate.count) > name.count && JSONString.hasEscape(candidate, in: bytes)
      && JSONString.decode(candidate, in: bytes).utf8.elementsEqual(name)
  }
}
