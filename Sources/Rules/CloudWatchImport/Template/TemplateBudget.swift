/// How much the functions of a template may make together, in bytes.
///
/// A class, for whatever reads the template draws on it.
final class TemplateBudget {
  private var rest = 64 << 20

  var isSpent: Bool { rest == 0 }

  /// Counts what a function is about to make, and says whether it may.
  func take(_ count: Int) -> Bool {
    guard rest > count else {
      rest = 0
      return false
    }
    rest -= count + 1
    return true
  }

  /// Counts what a look at all that stands within a node takes, and says whether it may be had.
  func take(lookingAt node: YAMLNode) -> Bool {
    guard take(TemplateValue.bytesPerElement) else { return false }
    switch node.content {
    case .scalar(let scalar): return take(scalar.text.utf8.count)
    case .list(let list): return list.allSatisfy(take(lookingAt:))
    case .map(let map):
      return map.entries.allSatisfy { take($0.key.utf8.count) && take(lookingAt: $0.value) }
    }
  }
}
