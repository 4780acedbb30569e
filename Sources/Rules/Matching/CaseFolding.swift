/// Comparing without regard to case: Unicode's simple folding, one scalar for one scalar.
enum CaseFolding {
  /// The small letter of an ASCII capital; every other byte as it is.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The scalar that stands for all scalars that differ from it only in case.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return Unicode.Scalar(fold(UInt8(scalar.value))) }
    // The dotless i is a letter of its own, though its capital is the ASCII one.
    if scalar == "\u{131}" { return scalar }
    return lower(upper(scalar))
  }

  /// A text in UTF-8, folded.
  static func fold(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes.map(fold) }
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      folded.append(contentsOf: UTF8.encode(fold(scalar)) ?? UTF8.encodedReplacementCharacter)
    }
    return folded
  }

  /// A text, folded.
  static func fold(_ text: String) -> String {
    String(decoding: fold(Array(text.utf8)), as: UTF8.self)
  }

  /// The scalars that fold to the same as a scalar, itself included.
  static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    knownVariants[scalar] ?? [scalar]
  }

  /// For all scalars that have another case, those that fold to the same.
  private static let knownVariants: [Unicode.Scalar: [Unicode.Scalar]] = {
    let cased = (0...UInt32(0x1FFFF)).lazy.compactMap(Unicode.Scalar.init)
      .filter(\.properties.changesWhenCaseMapped)
    var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for variants in Dictionary(grouping: cased, by: fold).values {
      for variant in variants { known[variant] = variants }
    }
    return known
  }()

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
  }

  private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.uppercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
  }
}
