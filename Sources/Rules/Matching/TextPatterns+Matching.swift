import CloudTrail

extension TextPatterns {
  /// Whether a pattern is the whole of a range of UTF-8.
  ///
  /// - Parameter subject: folded already where it is not ASCII and case does not matter.
  func matches(_ pattern: TextPattern, _ subject: RawSpan, _ range: ByteRange) -> Bool {
    var index = pattern.segments.lowerBound
    var last = pattern.segments.upperBound
    var start = range.start
    var end = range.end
    let folds = pattern.foldsCase
    if pattern.startsFixed, index < last {
      guard let next = forward(segments[index], subject, start, end, folds) else { return false }
      start = next
      index += 1
      if index == last { return !pattern.endsFixed || start == end }
    }
    if pattern.endsFixed, index < last {
      last -= 1
      guard let next = backward(segments[last], subject, start, end, folds) else { return false }
      end = next
    }
    while index < last {
      guard let next = search(segments[index], subject, start, end, folds) else { return false }
      start = next
      index += 1
    }
    return true
  }

  /// The position behind a segment that begins at `start`, or nil where it does not.
  @inline(__always)
  private func forward(
    _ segment: Range<Int>, _ subject: RawSpan, _ start: Int, _ end: Int, _ folds: Bool
  ) -> Int? {
    var position = start
    for index in segment {
      guard position < end else { return nil }
      let wanted = bytes[index]
      let byte = subject.byte(position)
      position += 1
      if wanted == TextPattern.anyCharacter {
        while position < end, LinearRegex.isContinuation(subject.byte(position)) { position += 1 }
      } else if wanted != (folds ? CaseFolding.fold(byte) : byte) {
        return nil
      }
    }
    return position
  }

  /// The position where a segment begins that ends at `end`, or nil where none does.
  private func backward(
    _ segment: Range<Int>, _ subject: RawSpan, _ start: Int, _ end: Int, _ folds: Bool
  ) -> Int? {
    var position = end
    for index in segment.reversed() {
      guard position > start else { return nil }
      position -= 1
      let wanted = bytes[index]
      if wanted == TextPattern.anyCharacter {
        while position > start, LinearRegex.isContinuation(subject.byte(position)) { position -= 1 }
      } else {
        let byte = subject.byte(position)
        guard wanted == (folds ? CaseFolding.fold(byte) : byte) else { return nil }
      }
    }
    return position
  }

  /// The position behind the first occurrence of a segment, or nil.
  private func search(
    _ segment: Range<Int>, _ subject: RawSpan, _ start: Int, _ end: Int, _ folds: Bool
  ) -> Int? {
    let first = bytes[segment.lowerBound]
    var position = start
    while position + segment.count <= end {
      if first == TextPattern.anyCharacter {
        while position < end, LinearRegex.isContinuation(subject.byte(position)) { position += 1 }
      } else {
        position = next(first, subject, position, end, folds)
      }
      if let next = forward(segment, subject, position, end, folds) { return next }
      position += 1
    }
    return nil
  }

  /// The first position from `start` where a byte may stand, or `end`.
  ///
  /// Eight bytes at once. Of a letter both cases are found, and with them two or three signs.
  @inline(__always)
  private func next(
    _ wanted: UInt8, _ subject: RawSpan, _ start: Int, _ end: Int, _ folds: Bool
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isLetter = wanted &- UInt8(ascii: "a") < 26
    let caseBits: UInt64 = folds && isLetter ? ones &* 0x20 : 0
    let pattern = ones &* UInt64(wanted)
    var position = start
    while position + 8 <= end {
      let difference = (subject.word(position) | caseBits) ^ pattern
      let marks = (difference &- ones) & ~difference & (ones &* 0x80)
      if marks != 0 { return position + (marks.trailingZeroBitCount >> 3) }
      position += 8
    }
    while position < end,
      (folds ? CaseFolding.fold(subject.byte(position)) : subject.byte(position)) != wanted
    {
      position += 1
    }
    return position
  }
}
