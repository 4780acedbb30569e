import CloudTrail
import Foundation

/// A text in which capitals and small letters are one, and the ways in which Unicode puts letters
/// together as well, with where each part of it stands in the original.
///
/// Letters that are written as numbers, as in `\u00CB` and `%C3%8B`, count as these letters. Other
/// escapes stay.
struct FoldedText {
  /// The text in UTF-8: case-folded, and its letters taken apart (NFD).
  private(set) var bytes: [UInt8] = []
  /// Where what a byte comes from begins in the original, and at last where that ends; empty where
  /// every byte stands in its own place.
  private var starts: [Int32] = []

  private struct Part {
    let scalar: Unicode.Scalar
    var start: Int
  }

  /// More backslashes than nested JSON has are no escape.
  private static let backslashMaximum = 64

  init(_ original: [UInt8]) {
    guard original.contains(where: { $0 >= 0x80 || $0 == Self.backslash || $0 == Self.percent })
    else {
      bytes = original.map(Self.small)
      return
    }
    var parts = Self.parts(of: original)
    Self.order(&parts)
    for part in parts {
      for byte in String(part.scalar).utf8 {
        bytes.append(byte)
        starts.append(Int32(truncatingIfNeeded: part.start))
      }
    }
    starts.append(Int32(truncatingIfNeeded: original.count))
  }

  /// Where a range stands in the original; nil where it begins or ends within a letter of it.
  func original(_ range: Range<Int>) -> Range<Int>? {
    guard !starts.isEmpty else { return range }
    for end in [range.lowerBound, range.upperBound]
    where end > 0 && end < bytes.count && starts[end] == starts[end - 1] { return nil }
    let (start, end) = (Int(starts[range.lowerBound]), Int(starts[range.upperBound]))
    return start < end ? start..<end : nil
  }

  /// A text folded, with its letters put together (NFC): what two spellings of one name have in common.
  static func name(_ text: String) -> [UInt8] {
    let scalars = text.decomposedStringWithCanonicalMapping.unicodeScalars.flatMap(folded)
    var folded = String.UnicodeScalarView()
    folded.append(contentsOf: scalars)
    return Array(String(folded).precomposedStringWithCanonicalMapping.utf8)
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII {
      return [Unicode.Scalar(small(UInt8(truncatingIfNeeded: scalar.value)))]
    }
    // By way of capitals, for several small letters may have one.
    let letters = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
      .flatMap { $0.properties.uppercaseMapping.unicodeScalars }
      .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    return letters.flatMap { String($0).decomposedStringWithCanonicalMapping.unicodeScalars }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Puts marks on a letter into the one order that Unicode has for them.
  private static func order(_ parts: inout [Part]) {
    func rank(_ index: Int) -> UInt8 {
      parts[index].scalar.properties.canonicalCombiningClass.rawValue
    }
    var first = 0
    while first < parts.count {
      guard !parts[first].scalar.isASCII, rank(first) > 0 else {
        first += 1
        continue
      }
      var end = first + 1
      while end < parts.count, rank(end) > 0 { end += 1 }
      let ranks = (first..<end).map(rank)
      if ranks != ranks.sorted() {
        // Marks of one class keep their order.
        let sorted = (first..<end).sorted { (rank($0), $0) < (rank($1), $1) }.map { parts[$0] }
        let start = parts[first].start
        for (offset, part) in sorted.enumerated() {
          parts[first + offset] = Part(scalar: part.scalar, start: start)
        }
      }
      first = end
    }
  }

  // MARK: Reading the original

  private static let backslash = UInt8(ascii: "\\")
  private static let percent = UInt8(ascii: "%")

  private static func parts(of original: [UInt8]) -> [Part] {
    let bytes = original.span.bytes
    var parts: [Part] = []
    parts.reserveCapacity(original.count)
    var position = 0
    while position < original.count {
      let byte = original[position]
      if byte == backslash {
        position = addBackslashes(at: position, in: bytes, to: &parts)
      } else if byte == percent, let (scalar, end) = percentLetter(at: position, in: bytes) {
        parts += folded(scalar).map { Part(scalar: $0, start: position) }
        position = end
      } else if byte < 0x80 {
        parts.append(Part(scalar: Unicode.Scalar(small(byte)), start: position))
        position += 1
      } else {
        let (scalar, end) = letter(at: position, in: bytes)
        parts += folded(scalar).map { Part(scalar: $0, start: position) }
        position = end
      }
    }
    return parts
  }

  /// Adds backslashes, and the letter that they escape.
  private static func addBackslashes(
    at start: Int, in bytes: RawSpan, to parts: inout [Part]
  ) -> Int {
    var end = start
    while end < bytes.byteCount, bytes.byte(end) == backslash { end += 1 }
    // JSON within JSON has two before an escape.
    let escape = end - ((end - start) % 2 == 0 ? 2 : 1)
    let letter = end - start > backslashMaximum ? nil : escapedLetter(at: end, in: bytes)
    for position in start..<(letter == nil ? end : escape) {
      parts.append(Part(scalar: "\\", start: position))
    }
    guard let letter else { return end }
    parts += folded(letter.scalar).map { Part(scalar: $0, start: escape) }
    return letter.end
  }

  /// The letter of `u00eb`, and the one of two such, with a position behind it.
  private static func escapedLetter(
    at start: Int, in bytes: RawSpan
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let first = unit(at: start, in: bytes) else { return nil }
    if UTF16.isLeadSurrogate(first) {
      var next = start + 5
      while next < bytes.byteCount, bytes.byte(next) == backslash { next += 1 }
      guard next > start + 5, let second = unit(at: next, in: bytes),
        UTF16.isTrailSurrogate(second),
        let scalar = String(decoding: [first, second], as: UTF16.self).unicodeScalars.first
      else { return nil }
      return (scalar, next + 5)
    }
    guard let scalar = Unicode.Scalar(first), isLetter(scalar) else { return nil }
    return (scalar, start + 5)
  }

  private static func unit(at start: Int, in bytes: RawSpan) -> UInt16? {
    guard start + 5 <= bytes.byteCount, bytes.byte(start) == UInt8(ascii: "u") else { return nil }
    let digits = bytes.text(ByteRange(start + 1, start + 5))
    return digits.utf8.contains(UInt8(ascii: "+")) ? nil : UInt16(digits, radix: 16)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.properties.isAlphabetic : scalar.value >= 0xA0
  }

  /// The letter of `%C3%8B`, with the position behind it; ASCII is not written so.
  private static func percentLetter(
    at start: Int, in bytes: RawSpan
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let lead = percentByte(at: start, in: bytes), lead >= 0x80 else { return nil }
    let count = byteCount(lead: lead)
    var sequence = [lead]
    while sequence.count < count,
      let byte = percentByte(at: start + 3 * sequence.count, in: bytes)
    {
      sequence.append(byte)
    }
    let scalars = String(decoding: sequence, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" else { return nil }
    return (scalar, start + 3 * sequence.count)
  }

  private static func percentByte(at start: Int, in bytes: RawSpan) -> UInt8? {
    guard start + 3 <= bytes.byteCount, bytes.byte(start) == percent else { return nil }
    let digits = bytes.text(ByteRange(start + 1, start + 3))
    return digits.utf8.contains(UInt8(ascii: "+")) ? nil : UInt8(digits, radix: 16)
  }

  private static func letter(at start: Int, in bytes: RawSpan) -> (Unicode.Scalar, Int) {
    let end = min(start + byteCount(lead: bytes.byte(start)), bytes.byteCount)
    let scalars = bytes.text(ByteRange(start, end)).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return ("\u{FFFD}", start + 1) }
    return (scalar, end)
  }

  /// How many bytes of UTF-8 a letter has.
  private static func byteCount(lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
