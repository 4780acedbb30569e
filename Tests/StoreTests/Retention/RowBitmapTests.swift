import Testing

@testable import Store

/// A bitmap of row ids is a set.
struct RowBitmapTests {
  @Test func `a bitmap holds what was added, and nothing else`() {
    var numbers = SeededNumbers(seed: TestSeed.value)
    var bitmap = RowBitmap()
    var set: Set<Int64> = []
    let edges: [Int64] = [0, 1, 63, 64, 4_095, 4_096, -1, .min, .max, .max - 1, 1 << 32]
    func draw() -> Int64 {
      switch numbers.number(below: 4) {
      case 0: numbers.element(of: edges)
      case 1: Int64(bitPattern: numbers.next())
      default: Int64(numbers.number(below: 20_000))
      }
    }
    for _ in 0..<5_000 {
      let id = draw()
      bitmap.insert(id)
      set.insert(id)
    }
    for id in set { #expect(bitmap.contains(id), "\(id), seed \(TestSeed.value)") }
    for _ in 0..<20_000 {
      let id = draw()
      #expect(bitmap.contains(id) == set.contains(id), "\(id), seed \(TestSeed.value)")
    }
  }
}
