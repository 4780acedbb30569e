import CloudTrail

/// A regular expression whose search takes time linear in the text, whatever the expression.
///
/// An expression becomes an automaton over characters that is at many positions at once, and that
/// a table, so that a character costs one step. Where the table would grow too large, all positions
/// are followed at once.
final class LinearRegex: Sendable {
  private enum Engine: Sendable {
    case table(RegexTable)
    case bitSets(RegexBitSets)
  }

  /// The expression as it was written.
  let pattern: String
  let options: RegexOptions
  private let engine: Engine

  /// Makes an expression ready to run.
  ///
  /// - Parameter stepCount: how much work that was is added to it, also where it came to nothing.
  init(
    _ pattern: String, _ options: RegexOptions, stepCount: inout Int
  ) throws(RegexFault) {
    self.pattern = pattern
    self.options = options
    let syntax = try RegexParser.parse(pattern, options, stepCount: &stepCount)
    let automaton = try RegexCompiler.compile(
      syntax.simplified.trimmedForSearch, stepCount: &stepCount)
    let positions = try RegexPositions(of: automaton, stepCount: &stepCount)
    let sets = try RegexBitSets(of: positions, stepCount: &stepCount)
    let dominance = RegexDominance(of: positions, stepCount: &stepCount)
    if let table = RegexDeterminizer.table(of: sets, dominance, stepCount: &stepCount) {
      engine = .table(table)
    } else {
      try sets.checkCost()
      engine = .bitSets(sets)
    }
  }

  convenience init(_ pattern: String, _ options: RegexOptions) throws(RegexFault) {
    var stepCount = 0
    try self.init(pattern, options, stepCount: &stepCount)
  }

  /// Whether the search needs no more than a step for each character.
  var isDeterministic: Bool {
    if case .table = engine { true } else { false }
  }

  /// Whether the expression matches anywhere in a range of UTF-8.
  func matches(_ bytes: RawSpan, in range: ByteRange) -> Bool {
    switch engine {
    case .table(let table): table.matches(bytes, in: range)
    case .bitSets(let sets): sets.matches(bytes, in: range)
    }
  }

  /// Whether a byte continues a character, so that no match can begin before it.
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
