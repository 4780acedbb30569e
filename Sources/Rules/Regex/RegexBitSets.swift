import CloudTrail

/// An automaton that is at many positions at once: each is a bit.
///
/// For expressions whose table would grow too large. A character costs some steps for every 64
/// positions, however many of them are stood at.
struct RegexBitSets: Sendable {
  /// What happens at a kind of place between two characters.
  struct Place: Sendable {
    /// Whether a match is complete there that begins there.
    let isMatch: Bool
    /// The positions that a match which begins there can read next.
    let starts: [RegexWordMask]
    /// The positions behind which a match is complete there.
    let ends: [RegexWordMask]
    let moves: RegexMoves
    /// Whether a match can begin there, by the class that comes next.
    let canStart: [Bool]
  }

  let classes: RegexCharacterClasses
  let kinds: RegexPlaces
  let positionCount: Int
  /// The places by their kind.
  let places: [Place]
  /// The positions that read a class, by class and word.
  let readers: [UInt64]

  /// The words that hold a set of positions, with an empty one at either end.
  let wordCount: Int

  /// Whether the expression matches anywhere in a range of UTF-8.
  func matches(_ bytes: RawSpan, in range: ByteRange) -> Bool {
    // On the stack: texts are short and many, and none is worth an allocation. Behind this line only
    // spans go on, whose bounds are checked.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * wordCount) { words in
      words.initialize(repeating: 0)
      var standing = words.extracting(..<wordCount).mutableSpan
      var following = words.extracting(wordCount..<(2 * wordCount)).mutableSpan
      return matches(bytes, in: range, &standing, &following)
    }
  }

  private func matches(
    _ bytes: RawSpan, in range: ByteRange, _ standing: inout MutableSpan<UInt64>,
    _ following: inout MutableSpan<UInt64>
  ) -> Bool {
    var (position, end) = (range.start, range.end)
    var previous = RegexSurrounding.edge
    var isStanding = false
    while position < end {
      let read = classes.next(bytes, at: &position, end: end)
      let next = classes.surroundings[read]
      let place = kinds.kind(after: previous, before: next)
      previous = next
      if hasMatched(standing.span, at: place) { return true }
      guard isStanding || places[place].canStart[read] else { continue }
      follow(standing.span, at: place, into: &following)
      isStanding = self.read(read, from: &following, into: &standing)
    }
    return hasMatched(standing.span, at: kinds.kind(after: previous, before: .edge))
  }

  /// Whether a match is complete at a place.
  @inline(__always)
  func hasMatched(_ standing: Span<UInt64>, at kind: Int) -> Bool {
    if places[kind].isMatch { return true }
    for end in places[kind].ends where standing[end.word + 1] & end.mask != 0 { return true }
    return false
  }

  /// Adds the positions that can read on at a place.
  @inline(__always)
  func follow(
    _ standing: Span<UInt64>, at kind: Int, into following: inout MutableSpan<UInt64>
  ) {
    places[kind].moves.add(from: standing, to: &following)
    for start in places[kind].starts { following[start.word + 1] |= start.mask }
  }

  /// Keeps the positions that read a class, and empties where they were collected.
  ///
  /// - Returns: whether there are any.
  @inline(__always)
  private func read(
    _ read: Int, from following: inout MutableSpan<UInt64>,
    into standing: inout MutableSpan<UInt64>
  ) -> Bool {
    var all: UInt64 = 0
    let readers = readers.span.extracting((read * wordCount)..<((read + 1) * wordCount))
    for word in 0..<wordCount {
      let kept = following[word] & readers[word]
      standing[word] = kept
      following[word] = 0
      all |= kept
    }
    return all != 0
  }

  /// The positions that read a class, in words.
  func readers(of read: Int) -> ArraySlice<UInt64> {
    readers[(read * wordCount)..<((read + 1) * wordCount)]
  }
}
