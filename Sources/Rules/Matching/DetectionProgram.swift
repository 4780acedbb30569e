/// Detections in the form in which they run: flat lists that refer to each other by position.
///
/// A class, so that the closures that walk an event hold one reference and copy nothing.
final class DetectionProgram: Sendable {
  /// A joint or a test of a condition; the parts of a joint follow it.
  struct Node: Sendable {
    enum Kind: Sendable {
      case all
      case any
      case not
      case fieldTest(Int)
      case presence(path: Int)
      case comparison(Int)
      case selector(Int)
      /// The test of every text of the event, with the matchers of a range.
      case keywords(Range<Int>)
    }

    let kind: Kind
    /// The position behind the last part.
    var end: Int
  }

  let nodes: [Node]
  /// Where each detection begins.
  let roots: [Int]
  let fieldTests: [FieldTest]
  let comparisons: [FieldComparison]
  let selectorMatchers: [SelectorMatcher]
  let matchers: [ValueMatcher]
  let paths: [FieldPath]
  let selectors: [SelectorPath]
  let regexes: [LinearRegex]
  let texts: TextPatterns
  let stages: StageCatalogue

  init(_ parts: ProgramParts, stages: StageCatalogue) {
    self.stages = stages
    nodes = parts.nodes
    roots = parts.roots
    fieldTests = parts.fieldTests
    comparisons = parts.comparisons
    selectorMatchers = parts.selectorMatchers
    matchers = parts.matchers
    paths = parts.paths
    selectors = parts.selectors
    regexes = parts.regexes
    texts = TextPatterns(parts.texts)
  }
}

/// The lists of a program while they grow.
struct ProgramParts {
  var nodes: [DetectionProgram.Node] = []
  var roots: [Int] = []
  var fieldTests: [FieldTest] = []
  var comparisons: [FieldComparison] = []
  var selectorMatchers: [SelectorMatcher] = []
  var matchers: [ValueMatcher] = []
  var paths: [FieldPath] = []
  var selectors: [SelectorPath] = []
  var regexes: [LinearRegex] = []
  var texts = TextPatternStorage()
}
