/// Where positions lead, for all of them at once.
///
/// Positions that lead equally far are moved together: in `a{1000}` each leads to the next one.
/// Positions that lead to the same others share a rule: in `a.{0,1000}b` each also leads to the
/// `b`. Both need far less work than to follow each position by itself.
struct RegexMoves: Sendable {
  /// Positions that lead equally far, forwards or backwards.
  struct Shift: Sendable {
    /// The number of the first word that holds such a position.
    let firstWord: Int
    /// Such positions in that word and those behind it, with an empty word at either end.
    let sources: [UInt64]
    let wordDistance: Int
    /// Less than a word.
    let bitDistance: UInt64
  }

  /// Positions that lead to the same others.
  private struct Rule: Sendable {
    let sources: [RegexWordMask]
    let targets: [RegexWordMask]
  }

  /// A rule from one word to one word: where there are many rules, most are of this kind.
  private struct Link: Sendable {
    let source: RegexWordMask
    let target: RegexWordMask
  }

  let shifts: [Shift]
  private let rules: [Rule]
  /// In the order of their targets.
  private let links: [Link]

  init(shifts: [Shift] = [], rules: [(sources: [Int], targets: [Int])] = []) {
    self.shifts = shifts
    var (links, others): ([Link], [Rule]) = ([], [])
    for rule in rules {
      let sources = [RegexWordMask](rule.sources)
      let targets = [RegexWordMask](rule.targets)
      if sources.count <= 2, targets.count <= 2 {
        for source in sources { links += targets.map { Link(source: source, target: $0) } }
      } else {
        others.append(Rule(sources: sources, targets: targets))
      }
    }
    self.links = links.sorted { $0.target.word < $1.target.word }
    self.rules = others
  }

  /// What they cost for each character: about as many nanoseconds.
  var cost: Int {
    shifts.reduce(0) { $0 + 2 + $1.sources.count / 2 }
      + rules.reduce(links.count) { $0 + 2 + $1.sources.count + $1.targets.count }
  }

  /// Adds where standing positions lead.
  ///
  /// Both spans have an empty word at either end, so that a shift need not look where it ends.
  @inline(__always)
  func add(from standing: Span<UInt64>, to following: inout MutableSpan<UInt64>) {
    for shift in shifts { shift.add(from: standing, to: &following) }
    addLinked(from: standing, to: &following)
    for rule in rules {
      guard rule.sources.contains(where: { standing[$0.word + 1] & $0.mask != 0 }) else {
        continue
      }
      for target in rule.targets { following[target.word + 1] |= target.mask }
    }
  }

  /// A word is written once for all of its links, for to change it again and again takes longer.
  @inline(__always)
  private func addLinked(from standing: Span<UInt64>, to following: inout MutableSpan<UInt64>) {
    var word = 0
    var added: UInt64 = 0
    for link in links {
      if link.target.word != word {
        following[word + 1] |= added
        (word, added) = (link.target.word, 0)
      }
      let isStanding = standing[link.source.word + 1] & link.source.mask != 0
      added |= isStanding ? link.target.mask : 0
    }
    following[word + 1] |= added
  }
}

extension RegexMoves.Shift {
  /// - Parameter positions: those that lead that far, in order.
  init(over distance: Int, from positions: [Int]) {
    let masks = [RegexWordMask](positions)
    firstWord = masks.first?.word ?? 0
    var sources = [UInt64](repeating: 0, count: (masks.last?.word ?? firstWord) - firstWord + 3)
    for mask in masks { sources[mask.word - firstWord + 1] = mask.mask }
    self.sources = sources
    (wordDistance, bitDistance) = (distance >> 6, UInt64(distance & 63))
  }

  /// Each word gets what is moved within it, and what leaves the word below it: in this form the
  /// compiler handles several words at a time.
  @inline(__always)
  fileprivate func add(from standing: Span<UInt64>, to following: inout MutableSpan<UInt64>) {
    let count = sources.count - 1
    let sources = sources.span
    let standing = standing.extracting(firstWord..<(firstWord + count + 1))
    let target = firstWord + 1 + wordDistance
    following.withUnsafeMutableBufferPointer { words in
      var targets = words.extracting(target..<(target + count)).mutableSpan
      for word in 0..<count {
        let moved = standing[word &+ 1] & sources[word &+ 1]
        let leaving = standing[word] & sources[word]
        // In two steps, for a word cannot be moved by all of its bits at once.
        targets[word] |= moved &<< bitDistance | (leaving &>> 1) &>> (63 &- bitDistance)
      }
    }
  }
}
