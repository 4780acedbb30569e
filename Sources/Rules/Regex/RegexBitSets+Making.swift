extension RegexBitSets {
  /// The most positions that may be stood at.
  static let positionCountMaximum = 4096
  /// The most that a character may cost: about as many nanoseconds.
  static let costMaximum = 200
  /// The most words that say which positions read a class: 512 KB.
  static let readerWordCountMaximum = 1 << 16

  /// What a character costs at most, of that what differs between expressions.
  var cost: Int {
    (places.map { $0.moves.cost + $0.starts.count + $0.ends.count }.max() ?? 0) + wordCount / 2
  }

  /// Refuses what would take too long for each character.
  func checkCost() throws(RegexFault) {
    guard positionCount <= RegexBitSets.positionCountMaximum else {
      throw RegexFault(
        message: "it needs \(positionCount) positions at once, "
          + "\(RegexBitSets.positionCountMaximum) are allowed",
        mend: "use smaller bounds, or split it into several expressions", position: 0)
    }
    guard cost <= RegexBitSets.costMaximum else {
      throw RegexFault(
        message: "it needs \(cost) steps for each character, "
          + "\(RegexBitSets.costMaximum) are allowed",
        mend: "use smaller bounds, or fewer alternatives in what is repeated", position: 0)
    }
  }

  /// - Parameter stepCount: how much work that was is added to it, also where it came to nothing.
  init(of positions: RegexPositions, stepCount: inout Int) throws(RegexFault) {
    let wordCount = RegexBits.wordCount(for: positions.count) + 2
    var memberships: [RegexBits] = []
    let made = RegexCharacterClasses(
      of: positions.sets, asksForSurroundings: positions.places.examples.count > 1,
      memberships: &memberships, stepCount: &stepCount)
    guard let classes = made, classes.count * wordCount <= Self.readerWordCountMaximum else {
      throw RegexFault(
        message: "it tells too many characters apart at too many positions",
        mend: "split it into several expressions", position: 0)
    }
    let readers = Self.readers(
      of: memberships, positions, wordCount: wordCount, stepCount: &stepCount)
    self.classes = classes
    self.readers = readers
    kinds = positions.places
    positionCount = positions.count
    self.wordCount = wordCount
    places = zip(positions.places.examples, positions.ways).map { example, ways in
      var planner = RegexMovesPlanner(ways)
      // At an edge of the text nothing has been read, or nothing is read any more.
      let moves = example.isInside ? planner.moves() : RegexMoves()
      stepCount += planner.stepCount
      return Place(
        ways, moves, readers: readers, wordCount: wordCount, classCount: classes.count)
    }
  }

  /// The positions that read each class, by class and word.
  private static func readers(
    of memberships: [RegexBits], _ positions: RegexPositions, wordCount: Int,
    stepCount: inout Int
  ) -> [UInt64] {
    let bySet = Dictionary(grouping: positions.setNumbers.indices) { positions.setNumbers[$0] }
    var readers = [UInt64](repeating: 0, count: memberships.count * wordCount)
    for (number, membership) in memberships.enumerated() {
      for (set, members) in bySet where membership.contains(set) {
        stepCount += members.count / 4
        for position in members {
          readers[number * wordCount + position / 64 + 1] |= 1 << UInt64(position % 64)
        }
      }
      stepCount += (wordCount + bySet.count) / 8
    }
    return readers
  }
}

extension RegexBitSets.Place {
  fileprivate init(
    _ ways: RegexWays, _ moves: RegexMoves, readers: [UInt64], wordCount: Int, classCount: Int
  ) {
    let starts = [RegexWordMask](ways.start.positions)
    isMatch = ways.start.isMatch
    self.starts = starts
    ends = .init(ways.numbers.indices.filter { ways.destinations[ways.numbers[$0]].isMatch })
    self.moves = moves
    canStart = (0..<classCount).map { read in
      starts.contains { readers[read * wordCount + $0.word + 1] & $0.mask != 0 }
    }
  }
}
