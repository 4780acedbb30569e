extension RandomAccessCollection where Index == Int {
  /// The first position whose element is no longer before what is looked for; the end where all are.
  ///
  /// - Parameter isBefore: true for the elements up to somewhere, and for none from there on.
  public func firstPosition(behind isBefore: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        isBefore(self[middle]) ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
