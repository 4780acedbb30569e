/// When a value appears that its group has not shown within the window before.
struct FirstSightings {
  let learningSeconds: Int64
  let windowSeconds: Int64

  /// The seconds with a match and without one in the window before; measured are their events.
  ///
  /// - Parameters:
  ///   - matches: those of one group and one value.
  ///   - knownSince: the first match of the group with any value.
  func holdings(
    of matches: [GroupMatch], judged: JudgedTimes, knownSince: Int64?
  ) -> [Holding] {
    guard let knownSince else { return [] }
    let learning = WindowLength.seconds(learningSeconds)
    var holdings: [Holding] = []
    var lastSeen: Int64?
    for positions in MatchSeconds(matches) {
      let time = matches[positions.lowerBound].seconds
      let isNew = lastSeen.map { $0 < time - windowSeconds } ?? true
      lastSeen = time
      guard isNew, judged.contains(time), knownSince <= time - learning else { continue }
      holdings.append(Holding(time: time, measured: Measure(value: Double(positions.count))))
    }
    return holdings
  }
}
