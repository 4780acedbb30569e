import Testing

@testable import Daemon

/// Deleting works less at a time where what belongs to it takes long.
struct DeletingPaceTests {
  private static let millisecond: UInt64 = 1_000_000

  /// How long steps keep the writer where each takes so much beyond its work, in milliseconds.
  private func steps(_ pace: inout DeletingPace, overhead: UInt64, count: Int) -> [UInt64] {
    (0..<count).map { _ in
      let whole = pace.workNanoseconds + overhead * Self.millisecond
      pace.note(wholeNanoseconds: whole)
      return whole / Self.millisecond
    }
  }

  @Test func `a quick disk is given the longest step`() {
    var pace = DeletingPace()
    let all = steps(&pace, overhead: 3, count: 30)
    // Nothing is known of it at first.
    #expect(all.first == 5)
    #expect(all == all.sorted())
    #expect(all.suffix(20) == ArraySlice(repeating: 13, count: 20))
  }

  @Test(arguments: [(12, 20), (15, 20), (60, 62)] as [(UInt64, UInt64)])
  func `a slow disk makes the work short, which never ends`(overhead: UInt64, whole: UInt64) {
    var pace = DeletingPace()
    let all = steps(&pace, overhead: overhead, count: 30)
    #expect(all.allSatisfy { $0 <= whole })
    #expect(all.last == whole)
  }

  @Test func `a disk that was slow once is trusted again`() {
    var pace = DeletingPace()
    _ = steps(&pace, overhead: 400, count: 1)
    let after = steps(&pace, overhead: 3, count: 60)
    #expect(after.first == 5)
    #expect(after == after.sorted())
    #expect(after.last == 13)
  }
}
