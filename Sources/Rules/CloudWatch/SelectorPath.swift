import CloudTrail

/// A selector that is ready to walk events.
///
/// A class, so that the closures of a walk hold one reference and copy nothing.
final class SelectorPath: Sendable {
  /// The top-level member where the selector begins, if it has a place of its own in a record.
  let member: Member?
  let hasWildcard: Bool
  /// The name of any other top-level member; nil where the selector begins with a wildcard.
  private let otherName: [UInt8]?
  private let steps: ArraySlice<Selector.Step>
  private let wildcard: Selector.Wildcard?
  private let stepsBehind: ArraySlice<Selector.Step>

  init(_ selector: Selector) {
    if case .member(let name) = selector.steps.first {
      member = Member(name: String(decoding: name, as: UTF8.self))
      otherName = name
      steps = selector.steps.dropFirst()
    } else {
      member = nil
      otherName = nil
      steps = selector.steps[...]
    }
    wildcard = selector.wildcard
    hasWildcard = wildcard != nil
    stepsBehind = selector.stepsBehind[...]
  }

  /// The node before the wildcard, or the only one; empty where there is none.
  func trunk(of record: borrowing Record, in bytes: RawSpan) -> ByteRange {
    let start: ByteRange
    if let member {
      start = record[member]
    } else if let otherName {
      start = record.value(named: otherName, in: bytes)
    } else {
      start = record.range
    }
    return SelectorPath.node(at: steps, of: start, in: bytes)
  }

  /// Calls `body` with each node that the selector leads to.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  func anyNode(
    of record: borrowing Record, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    let trunk = trunk(of: record, in: bytes)
    guard !trunk.isEmpty else { return false }
    func endsBehind(_ branch: ByteRange) -> Bool {
      let node = SelectorPath.node(at: stepsBehind, of: branch, in: bytes)
      return !node.isEmpty && body(node)
    }
    switch wildcard {
    case nil: return body(trunk)
    case .members:
      return !JSONLookup.forEachMember(of: trunk, in: bytes) { _, value in !endsBehind(value) }
    case .elements: return !JSONLookup.forEachElement(of: trunk, in: bytes) { !endsBehind($0) }
    }
  }

  private static func node(
    at steps: ArraySlice<Selector.Step>, of start: ByteRange, in bytes: RawSpan
  ) -> ByteRange {
    var node = start
    for step in steps {
      guard !node.isEmpty else { return .none }
      switch step {
      case .member(let name): node = FieldPath.member(name, of: node, in: bytes)
      case .element(let place): node = element(place, of: node, in: bytes)
      }
    }
    return node
  }

  private static func element(
    _ place: Int, of array: ByteRange, in bytes: RawSpan
  ) -> ByteRange {
    var found = ByteRange.none
    var count = 0
    JSONLookup.forEachElement(of: array, in: bytes) { element in
      if count == place { found = element }
      count += 1
      return found.isEmpty
    }
    return found
  }
}
