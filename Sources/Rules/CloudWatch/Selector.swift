/// Where a CloudWatch pattern looks in an event, such as `$.userIdentity.type`.
///
/// Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax", JSON selectors.
struct Selector: Hashable, Sendable {
  /// A step that leads to one node at most.
  enum Step: Hashable, Sendable {
    /// The member of an object, by its name in UTF-8.
    case member([UInt8])
    /// The element of an array, counted from 0.
    case element(Int)
  }

  /// A step that leads to any number of nodes.
  enum Wildcard: Hashable, Sendable {
    /// Every member of an object: `.*`.
    case members
    /// Every element of an array: `[*]`.
    case elements
  }

  /// The steps before the wildcard; all of them where there is none.
  var steps: [Step] = []
  /// CloudWatch allows no second one.
  var wildcard: Wildcard?
  /// The steps behind the wildcard.
  var stepsBehind: [Step] = []

  mutating func append(_ step: Step) {
    if wildcard == nil { steps.append(step) } else { stepsBehind.append(step) }
  }
}
