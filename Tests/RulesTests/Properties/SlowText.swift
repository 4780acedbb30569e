import Foundation

/// Wildcards and letters, the slow and plain way.
enum SlowText {
  enum Piece: Equatable {
    case scalar(Unicode.Scalar)
    case one
    case any
  }

  static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "*" {
        pieces.append(.any)
      } else if scalar == "?" {
        pieces.append(.one)
      } else if scalar == "\\", let next = rest.first, ["*", "?", "\\"].contains(next) {
        pieces.append(.scalar(next))
        rest.removeFirst()
      } else {
        pieces.append(.scalar(scalar))
      }
    }
    return pieces
  }

  static func matches(_ pieces: [Piece], _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = pieces.first else { return text.isEmpty }
    let rest = Array(pieces.dropFirst())
    switch first {
    case .any:
      return matches(rest, text) || (!text.isEmpty && matches(pieces, text.dropFirst()))
    case .one: return !text.isEmpty && matches(rest, text.dropFirst())
    case .scalar(let scalar): return text.first == scalar && matches(rest, text.dropFirst())
    }
  }

  /// The letters of the random tests, folded by hand.
  private static let folds: [Unicode.Scalar: Unicode.Scalar] = [
    "É": "é", "Σ": "σ", "ς": "σ", "\u{212A}": "k", "Ⱥ": "ⱥ",
  ]

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let folded = folds[scalar] { return folded }
    guard ("A"..."Z").contains(scalar) else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value + 32))
  }

  static func fold(_ piece: Piece) -> Piece {
    if case .scalar(let scalar) = piece { .scalar(fold(scalar)) } else { piece }
  }

  static func equals(_ pieces: [Piece], _ text: String, isCased: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return isCased
      ? matches(pieces, scalars[...])
      : matches(pieces.map { fold($0) }, scalars.map { fold($0) }[...])
  }
}
