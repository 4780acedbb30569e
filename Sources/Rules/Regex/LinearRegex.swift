import CloudTrail

/// A regular expression whose search takes time linear in the text, whatever the expression.
///
/// An expression becomes a nondeterministic automaton over the bytes of UTF-8, and that a table,
/// so that a byte costs one step. Where the table would grow too large the automaton itself is
/// followed, all its states at once.
final class LinearRegex: Sendable {
  /// Every byte may take a step for each state: this many are some microseconds.
  static let statesToFollowMaximum = 400

  /// The expression as it was written.
  let pattern: String
  let options: RegexOptions
  private let automaton: RegexAutomaton
  private let table: RegexTable?

  /// Makes an expression ready to run.
  ///
  /// - Parameter stepCount: how much work that was is added to it, also where it came to nothing.
  init(
    _ pattern: String, _ options: RegexOptions, stepCount: inout Int
  ) throws(RegexFault) {
    self.pattern = pattern
    self.options = options
    let syntax = try RegexParser.parse(pattern, options, stepCount: &stepCount)
    automaton = try RegexCompiler.compile(syntax, stepCount: &stepCount)
    table = RegexDeterminizer.table(of: automaton, stepCount: &stepCount)
    guard table != nil || automaton.states.count <= LinearRegex.statesToFollowMaximum else {
      throw RegexFault(
        message: "it leaves too many ways to match open to be run quickly",
        mend: "use * or + in place of large bounds, or anchor it with ^", position: 0)
    }
  }

  convenience init(_ pattern: String, _ options: RegexOptions) throws(RegexFault) {
    var stepCount = 0
    try self.init(pattern, options, stepCount: &stepCount)
  }

  /// Whether the search needs no more than a step for each byte.
  var isDeterministic: Bool { table != nil }

  /// Whether the expression matches anywhere in a range of UTF-8.
  func matches(_ bytes: RawSpan, in range: ByteRange) -> Bool {
    table?.matches(bytes, from: range.start, to: range.end) ?? simulate(bytes, range)
  }

  /// Whether a byte continues a character, so that no match can begin before it.
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private func simulate(_ bytes: RawSpan, _ range: ByteRange) -> Bool {
    var closure = RegexClosure(for: automaton)
    var core: [Int] = []
    var previous = RegexSurrounding.edge
    for position in range.start..<range.end {
      let byte = bytes.byte(position)
      let surrounding = RegexSurrounding(byte)
      closure.follow(
        core, of: automaton, startsHere: !LinearRegex.isContinuation(byte), after: previous,
        before: surrounding)
      if closure.hasAccepted { return true }
      core.removeAll(keepingCapacity: true)
      closure.appendTargets(over: byte, of: automaton, to: &core)
      previous = surrounding
    }
    closure.follow(core, of: automaton, startsHere: true, after: previous, before: .edge)
    return closure.hasAccepted
  }
}
