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

  init(_ pattern: String, _ options: RegexOptions) throws(RegexFault) {
    self.pattern = pattern
    self.options = options
    automaton = try RegexCompiler.compile(try RegexParser.parse(pattern, options))
    table = RegexDeterminizer.table(of: automaton)
    guard table != nil || automaton.states.count <= LinearRegex.statesToFollowMaximum else {
      throw RegexFault(
        message: "it leaves too many ways to match open to be run quickly",
        mend: "use * or + in place of large bounds, or anchor it with ^", position: 0)
    }
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
