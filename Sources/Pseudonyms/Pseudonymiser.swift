import CloudTrail
import Notify
import Store

/// Puts pseudonyms in the place of names, wherever these stand in the files of a bundle and however they
/// are written there.
///
/// A name counts where it stands by itself (see ``WordEdges``). One that is also an ordinary word of the
/// bundle, such as `user` or a number, counts where it is a whole text or a component of an ARN; how often
/// it also stands elsewhere is told, and how often a name is joined to another word (see ``JoinedWords``).
/// Capitals and small letters are one. In JSON only strings and long numbers are changed, and no name of a
/// member that the format gives.
public struct Pseudonymiser: Sendable {
  /// What of names is in a content.
  public struct Remains: Sendable, Hashable {
    /// How often a name stands there.
    public var nameCount = 0
    /// How often an ordinary word stands there that is a name elsewhere.
    public var ordinaryWordCount = 0
    /// How often a name stands there as a part of a longer word, such as `jane` in `jane.smith`.
    public var joinedNameCount = 0

    /// Nothing.
    public init() {}

    /// Adds what is in another content.
    public mutating func add(_ other: Remains) {
      nameCount += other.nameCount
      ordinaryWordCount += other.ordinaryWordCount
      joinedNameCount += other.joinedNameCount
    }
  }

  private let search: TextSearch
  /// Knows the pseudonyms as well, to pass over them: somebody may be called `actor`.
  private let remainSearch: TextSearch
  private let pseudonyms: [String]

  private static let pseudonymNumber = -1

  /// A pseudonymiser for names.
  ///
  /// - Parameter ordinary: words in small letters that events of the bundle have anyway, such as the
  ///   services that they call and their accounts: somebody may be called like one.
  public init(_ names: Set<PersonName>, key: PseudonymKey, ordinary: Set<String>) {
    // Of one text that is of two kinds the first kind counts.
    let order = PseudonymKind.allCases
    let sorted = names.sorted { left, right in
      let kinds = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
      return kinds.0 != kinds.1
        ? kinds.0 < kinds.1 : left.folded.lexicographicallyPrecedes(right.folded)
    }
    pseudonyms = sorted.map(key.pseudonym)
    var search = TextSearch()
    let targets = sorted.enumerated().map { number, name in
      Self.target(number, name, ordinary: ordinary)
    }
    // As they are before as something else would be written.
    for (name, target) in zip(sorted, targets) { search.add(Array(name.text.utf8), target) }
    for (name, target) in zip(sorted, targets) {
      for form in PersonSpelling.forms(of: name.text) + [LogText.line(name.text)] {
        search.add(Array(form.utf8), target)
      }
    }
    self.search = search
    for pseudonym in pseudonyms {
      search.add(
        Array(pseudonym.utf8),
        TextSearch.Target(
          number: Self.pseudonymNumber, beginsWithWord: true, endsWithWord: true,
          mustBeAlone: false, canBeJoined: false))
    }
    remainSearch = search
  }

  private static func target(
    _ number: Int, _ name: PersonName, ordinary: Set<String>
  ) -> TextSearch.Target {
    let scalars = name.text.unicodeScalars
    return TextSearch.Target(
      number: number, beginsWithWord: scalars.first.map(WordEdges.isWord) ?? false,
      endsWithWord: scalars.last.map(WordEdges.isWord) ?? false,
      mustBeAlone: FormatWords.contain(name.text, ordinary: ordinary),
      canBeJoined: name.kind.isOfWords)
  }

  // MARK: Replacing

  /// A content with pseudonyms in it.
  ///
  /// - Parameter isJSON: whether every line is JSON.
  public func replaced(_ content: [UInt8], isJSON: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(content.count)
    Self.forEachLine(of: content) { line, isLast in
      if isJSON { replace(json: line, &output) } else { output += replaced(line) ?? line }
      if !isLast { output.append(Self.lineEnd) }
    }
    return output
  }

  /// A text with pseudonyms in it.
  public func replaced(text: String) -> String {
    replaced(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  private static let lineEnd = UInt8(ascii: "\n")

  /// Gives the lines of a content to a body, without their ends; one after the other, for there may be a
  /// hundred thousand events.
  private static func forEachLine(of content: [UInt8], _ body: ([UInt8], Bool) -> Void) {
    var start = content.startIndex
    while let end = content[start...].firstIndex(of: lineEnd) {
      body(Array(content[start..<end]), false)
      start = end + 1
    }
    body(Array(content[start...]), true)
  }

  /// A text with pseudonyms in it; nil where it names nobody.
  private func replaced(_ text: [UInt8]) -> [UInt8]? {
    let matches = search.find(in: text).matches
    guard !matches.isEmpty else { return nil }
    var output: [UInt8] = []
    var position = 0
    for match in matches {
      output += text[position..<match.range.lowerBound]
      output += pseudonyms[match.number].utf8
      position = match.range.upperBound
    }
    return output + text[position...]
  }

  private func replace(json line: [UInt8], _ output: inout [UInt8]) {
    let bytes = line.span.bytes
    var position = 0
    for value in JSONTexts.ofPersons(in: bytes) {
      let text = Array(JSONString.text(of: value, in: bytes).utf8)
      guard let replaced = replaced(text) else { continue }
      output += line[position..<value.start]
      output += JSONText.text(String(decoding: replaced, as: UTF8.self)).utf8
      position = value.end
    }
    output += line[position...]
  }

  // MARK: Looking for what is left

  /// How many names are in a content, as they are or in another spelling.
  ///
  /// - Parameter isJSON: whether every line is JSON.
  public func remains(in content: [UInt8], isJSON: Bool) -> Remains {
    var remains = Remains()
    Self.forEachLine(of: content) { line, _ in
      guard isJSON else { return count(remainSearch.find(in: line), &remains) }
      let bytes = line.span.bytes
      // As it is read: the digits of an escape, and what it stands for, are no place where a word ends.
      for value in JSONTexts.ofPersons(in: bytes) {
        let text = Array(JSONString.text(of: value, in: bytes).utf8)
        count(remainSearch.find(in: text), &remains)
      }
    }
    return remains
  }

  private func count(_ found: TextSearch.Found, _ remains: inout Remains) {
    remains.nameCount += found.matches.count { $0.number != Self.pseudonymNumber }
    remains.ordinaryWordCount += found.looseCount
    remains.joinedNameCount += found.joinedCount
  }
}
