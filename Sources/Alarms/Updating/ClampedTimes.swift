extension Int64 {
  /// The sum, or the end of all numbers where there is none.
  func advanced(byClamping distance: Int64) -> Int64 {
    let (sum, isOver) = addingReportingOverflow(distance)
    return isOver ? (distance < 0 ? .min : .max) : sum
  }
}

extension ClosedRange<Int64> {
  /// The range, longer at both ends; never beyond the ends of all numbers.
  func widened(before: Int64, after: Int64) -> ClosedRange {
    lowerBound.advanced(byClamping: -before)...upperBound.advanced(byClamping: after)
  }
}
