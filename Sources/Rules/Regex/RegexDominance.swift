/// Positions that make others beside them superfluous.
///
/// After `a.{0,1000}` whoever has read fewer characters can read whatever one can who has read
/// more of them. To keep only the first position of such a run makes far fewer states of a table:
/// a thousand in place of one for each way in which `a` can stand in a text.
struct RegexDominance {
  /// The last position of the run on which each position stands, itself where there is none.
  private let runEnds: [Int]

  init(of positions: RegexPositions, stepCount: inout Int) {
    var runEnds = Array(0..<positions.count)
    for position in (0..<positions.count).dropLast().reversed() {
      stepCount += positions.ways.count
      let runEnd = runEnds[position + 1]
      let isDominant = positions.ways.allSatisfy {
        $0.dominates(position, in: positions, nextRunEnd: runEnd)
      }
      if isDominant { runEnds[position] = runEnd }
    }
    self.runEnds = runEnds
  }

  /// Removes superfluous positions from words that begin with an empty one.
  func reduce(_ standing: inout [UInt64]) {
    var runEnd = -1
    for word in standing.indices where standing[word] != 0 {
      var rest = standing[word]
      while rest != 0 {
        let bit = rest & ~(rest &- 1)
        rest ^= bit
        let position = (word - 1) * 64 + bit.trailingZeroBitCount
        if position <= runEnd {
          standing[word] ^= bit
        } else {
          runEnd = runEnds[position]
        }
      }
    }
  }
}

extension RegexWays {
  /// Longer lists are not looked through.
  private static let dominatedCountMaximum = 64

  /// Whether a position leads everywhere where the one behind it leads.
  ///
  /// - Parameter runEnd: the end of the run on which the one behind it stands.
  fileprivate func dominates(_ position: Int, in positions: RegexPositions, nextRunEnd runEnd: Int)
    -> Bool
  {
    let ways = destinations[numbers[position]]
    let others = destinations[numbers[position + 1]]
    guard others.positions.count <= RegexWays.dominatedCountMaximum,
      ways.isMatch || !others.isMatch
    else { return false }
    return others.positions.allSatisfy { target in
      if ways.positions.contains(target) { return true }
      // A step further on the same run: there the one in front stands in front again.
      return target == position + 2 && target <= runEnd && ways.positions.contains(position + 1)
        && positions.setNumbers[target] == positions.setNumbers[position + 1]
    }
  }
}
