/// A text with wildcards, ready to be compared with bytes.
///
/// The pattern owns no bytes: its segments, the stretches between `*`, stand in the storage of
/// the program that it belongs to.
struct TextPattern: Sendable {
  /// In a segment any one character, for no UTF-8 holds this byte.
  static let anyCharacter: UInt8 = 0xFF

  /// The segments, as positions in the storage's list.
  let segments: Range<Int>
  /// Whether no `*` stands at the start.
  let startsFixed: Bool
  /// Whether no `*` stands at the end.
  let endsFixed: Bool
  /// Whether case does not matter; the segments are folded then.
  let foldsCase: Bool
}

/// The segments of all patterns of a program, in the form in which they are compared.
final class TextPatterns: Sendable {
  let bytes: [UInt8]
  let segments: [Range<Int>]

  init(_ storage: TextPatternStorage) {
    bytes = storage.bytes
    segments = storage.segments
  }
}

/// The segments of patterns while they are gathered.
struct TextPatternStorage: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var segments: [Range<Int>] = []

  /// Stores a text and describes it.
  mutating func pattern(_ text: SigmaText, isCased: Bool) -> TextPattern {
    let start = segments.count
    var segment: [UInt8] = []
    for part in text.parts {
      switch part {
      case .literal(let literal): segment += isCased ? literal : CaseFolding.fold(literal)
      case .one: segment.append(TextPattern.anyCharacter)
      case .any: store(&segment)
      }
    }
    // An empty text has one empty segment, which only an empty value equals.
    if text.parts.isEmpty { segments.append(bytes.count..<bytes.count) }
    store(&segment)
    return TextPattern(
      segments: start..<segments.count, startsFixed: text.parts.first != .any,
      endsFixed: text.parts.last != .any, foldsCase: !isCased)
  }

  private mutating func store(_ segment: inout [UInt8]) {
    guard !segment.isEmpty else { return }
    segments.append(bytes.count..<(bytes.count + segment.count))
    bytes += segment
    segment = []
  }
}
