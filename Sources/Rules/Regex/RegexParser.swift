/// Reads a regular expression: the flavour of Sigma, and what RE2 adds without losing linear time.
struct RegexParser {
  static let nestingDepthMaximum = 100
  /// What is longer unfolds to too many states, or is a list that belongs into a rule's values.
  static let lengthMaximum = 10_000
  /// Bounds the ranges that are read in both cases.
  static let stepCountMaximum = 500_000

  var scalars: [Unicode.Scalar]
  var position = 0
  var options: RegexOptions
  private var depth = 0
  /// The work that characters without regard to case made.
  var stepCount = 0

  private init(_ pattern: String, _ options: RegexOptions) {
    scalars = Array(pattern.unicodeScalars)
    self.options = options
  }

  static func parse(
    _ pattern: String, _ options: RegexOptions, stepCount: inout Int
  ) throws(RegexFault) -> RegexSyntax {
    var parser = RegexParser(pattern, options)
    defer { stepCount += parser.stepCount }
    guard parser.scalars.count <= lengthMaximum else {
      throw RegexFault(
        message: "it is longer than \(lengthMaximum) characters",
        mend: "write several expressions, or values with contains", position: 0)
    }
    let syntax = try parser.alternatives()
    guard parser.current == nil else {
      throw parser.fault("this ')' closes no group", "write \\) for the character")
    }
    return syntax
  }

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func fault(_ message: String, _ mend: String) -> RegexFault {
    RegexFault(message: message, mend: mend, position: position)
  }

  mutating func skip(_ text: String) -> Bool {
    let expected = Array(text.unicodeScalars)
    guard position + expected.count <= scalars.count,
      scalars[position..<(position + expected.count)].elementsEqual(expected)
    else { return false }
    position += expected.count
    return true
  }

  private mutating func alternatives() throws(RegexFault) -> RegexSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegexParser.nestingDepthMaximum else {
      throw fault(
        "groups are nested deeper than \(RegexParser.nestingDepthMaximum) levels",
        "write a flatter expression")
    }
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(RegexFault) -> RegexSyntax {
    var items: [RegexSyntax] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      let start = position
      guard let item = try item() else { continue }
      items.append(try repetitions(of: item, from: start))
    }
    return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
  }

  /// One item without its quantifier, or nil for a group that only sets flags.
  private mutating func item() throws(RegexFault) -> RegexSyntax? {
    guard let scalar = current else { return .empty }
    switch scalar {
    case "(": return try group()
    case "[": return .set(try bracketSet())
    case "\\": return try escape()
    case "*", "+", "?":
      throw fault(
        "there is nothing before '\(scalar)' to repeat", "write \\\(scalar) for the character")
    default: break
    }
    position += 1
    switch scalar {
    case ".": return .set(options.contains(.dotMatchesNewline) ? .all : ScalarSet.newline.inverted)
    case "^": return .assertion(options.contains(.multiline) ? .lineStart : .textStart)
    case "$": return .assertion(options.contains(.multiline) ? .lineEnd : .textEnd)
    default: return .set(literal(scalar))
    }
  }

  /// A set in both cases, unless the expression has asked for too many of these already.
  mutating func withCaseVariants(_ set: ScalarSet) throws(RegexFault) -> ScalarSet {
    // To find the other case of a character takes as long as some steps.
    stepCount += set.casedCount * 4
    guard stepCount <= RegexParser.stepCountMaximum else {
      throw fault("it has too many ranges to be read in both cases", "write them in both cases")
    }
    return set.withCaseVariants
  }

  func literal(_ scalar: Unicode.Scalar) -> ScalarSet {
    let set = ScalarSet(scalar)
    return options.contains(.ignoresCase) ? set.withCaseVariants : set
  }

  private mutating func group() throws(RegexFault) -> RegexSyntax? {
    let start = position
    position += 1
    let outerOptions = options
    if skip("?") {
      guard try groupPrefix(from: start) else { return nil }
    }
    let content = try alternatives()
    guard skip(")") else {
      position = start
      throw fault("this '(' is never closed", "add ')', or write \\( for the character")
    }
    options = outerOptions
    return content
  }

  /// Reads what follows `(?`.
  ///
  /// - Returns: false when that was all of the group: `(?i)`.
  private mutating func groupPrefix(from start: Int) throws(RegexFault) -> Bool {
    if skip(":") { return true }
    for opening in ["=", "!", "<=", "<!", ">"] where skip(opening) {
      position = start
      let kind = opening == ">" ? "atomic groups" : "lookahead and lookbehind"
      throw fault(
        "\(kind) cannot be matched in linear time",
        "write the condition as a second search identifier")
    }
    if skip("P<") || skip("<") {
      while let scalar = current, scalar != ">" { advance(over: scalar) }
      if skip(">") { return true }
    }
    return try flags(from: start)
  }

  private mutating func advance(over _: Unicode.Scalar) { position += 1 }

  private mutating func flags(from start: Int) throws(RegexFault) -> Bool {
    var isOn = true
    while let scalar = current {
      position += 1
      let option: RegexOptions
      switch scalar {
      case "i": option = .ignoresCase
      case "m": option = .multiline
      case "s": option = .dotMatchesNewline
      case "-" where isOn:
        isOn = false
        continue
      case ")": return false
      case ":": return true
      default:
        position = start
        throw fault("this kind of group is not known", "use ( ) or (?: )")
      }
      if isOn { options.insert(option) } else { options.remove(option) }
    }
    position = start
    throw fault("this '(' is never closed", "add ')', or write \\( for the character")
  }
}
