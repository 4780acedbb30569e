/// A value of a rule on its way through the modifiers.
enum SigmaValue {
  /// - Parameter written: the text before wildcards and escapes were read.
  case text(SigmaText, written: String)
  case number(DecimalNumber, written: String)
  case boolean(Bool)
  case null
  case regex(String, RegexOptions)
  case network(AddressNetwork)
  case relation(NumberOperator, DecimalNumber)
  case timestamp(TimestampPart, NumberOperator, DecimalNumber)
  case presence(Bool)
  case reference(String, TextPlacement)

  init(_ scalar: YAMLScalar) {
    switch scalar.kind {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .text: self = .text(SigmaText(wildcards: scalar.text), written: scalar.text)
    case .number:
      self =
        DecimalNumber(scalar.text).map { .number($0, written: scalar.text) }
        ?? .text(SigmaText(literal: scalar.text), written: scalar.text)
    }
  }

  var kindName: String {
    switch self {
    case .text(_, let written): written.isEmpty ? "an empty text" : "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    case .regex: "a regular expression"
    case .network: "a network"
    case .relation: "a comparison"
    case .timestamp: "a part of a time"
    case .presence: "a question for presence"
    case .reference: "a field reference"
    }
  }

  /// The value as it was written, where it can stand for a text.
  var written: String? {
    switch self {
    case .text(_, let written), .number(_, let written): written
    case .boolean(let boolean): boolean ? "true" : "false"
    default: nil
    }
  }

  /// The value as a text with wildcards, where it can be one.
  var asText: SigmaText? {
    switch self {
    case .text(let text, _): text
    case .number(_, let written): SigmaText(literal: written)
    case .boolean(let boolean): SigmaText(literal: boolean ? "true" : "false")
    default: nil
    }
  }

  /// How much there is to compare with: the bytes of a text, and its wildcards.
  var byteCount: Int {
    switch self {
    case .text(let text, let written): max(text.byteCount, written.utf8.count)
    case .regex(let pattern, _): pattern.utf8.count
    default: 0
    }
  }

  /// The value as a number; a text in quotes may be one.
  var asNumber: DecimalNumber? {
    switch self {
    case .number(let number, _): number
    case .text(_, let written): DecimalNumber(written)
    default: nil
    }
  }
}

/// Why a modifier cannot be applied to a value; the place is known from the context.
struct SigmaValueFault: Error {
  let fault: String
  let mend: String

  init(_ fault: String, mend: String) {
    self.fault = fault
    self.mend = mend
  }
}
