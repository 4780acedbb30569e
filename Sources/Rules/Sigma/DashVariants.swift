/// The ways in which Windows programs accept the dash before an option.
enum DashVariants {
  /// More than these in one text would make too many variants.
  static let dashCountMaximum = 4
  /// So do longer texts.
  static let byteCountMaximum = 1000
  private static let dashes: [Unicode.Scalar] = ["-", "/", "\u{2013}", "\u{2014}", "\u{2015}"]

  /// All texts with each option's dash written in each way, or nil where they are too many.
  static func variants(of text: SigmaText) -> [SigmaText]? {
    var variants: [[SigmaText.Part]] = [[]]
    var dashCount = 0
    for part in text.parts {
      guard case .literal(let bytes) = part else {
        variants = variants.map { $0 + [part] }
        continue
      }
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      let positions = dashPositions(in: scalars)
      dashCount += positions.count
      guard dashCount <= dashCountMaximum else { return nil }
      let literals = literals(scalars, positions)
      variants = variants.flatMap { variant in literals.map { variant + [.literal($0)] } }
    }
    return variants.map { SigmaText(parts: $0) }
  }

  /// Where a dash or slash follows no word character and comes before one.
  private static func dashPositions(in scalars: [Unicode.Scalar]) -> [Int] {
    scalars.indices.filter { index in
      (scalars[index] == "-" || scalars[index] == "/")
        && (index == 0 || !isWordCharacter(scalars[index - 1]))
        && index + 1 < scalars.count && isWordCharacter(scalars[index + 1])
    }
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func literals(_ scalars: [Unicode.Scalar], _ positions: [Int]) -> [[UInt8]] {
    var texts = [scalars]
    for position in positions {
      texts = texts.flatMap { text in
        dashes.map { dash in
          var variant = text
          variant[position] = dash
          return variant
        }
      }
    }
    return texts.map { $0.flatMap { UTF8.encode($0).map(Array.init) ?? [] } }
  }
}
