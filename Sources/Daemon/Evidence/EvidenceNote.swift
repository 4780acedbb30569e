import Notify

/// A sentence of an export in which values of the alert may stand.
///
/// Whoever asked for the export reads them as they are; in the bundle they have pseudonyms.
struct EvidenceNote: ExpressibleByStringInterpolation {
  private let parts: [StringInterpolation.Part]

  init(stringLiteral text: String) { parts = [.word(text)] }

  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// The sentence with values as they are.
  var text: String { text { LogText.line($0) } }

  /// The sentence as it stands in the bundle.
  func text(_ values: EvidenceValues) -> String { text(values.line) }

  private func text(_ line: (String) -> String) -> String {
    parts.map { part in
      switch part {
      case .word(let text): text
      case .value(let text): line(text)
      }
    }.joined()
  }

  /// Puts the parts of a sentence together.
  struct StringInterpolation: StringInterpolationProtocol {
    enum Part {
      case word(String)
      case value(String)
    }

    fileprivate(set) var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { parts.append(.word(literal)) }

    mutating func appendInterpolation(_ number: Int) { parts.append(.word(String(number))) }

    mutating func appendInterpolation(value: String) { parts.append(.value(value)) }

    mutating func appendInterpolation(_ note: EvidenceNote) { parts += note.parts }
  }
}
