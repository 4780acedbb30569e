import Testing

@testable import Watch

@Suite struct WatchedTreeTests {
  private func makeTree() -> WatchedTree {
    var tree = WatchedTree()
    let places: [(Int32, Int32?, String)] = [
      (1, nil, ""), (2, 1, "a"), (3, 2, "b"), (4, 1, "c"), (5, 3, "d"),
    ]
    for (watch, parent, name) in places {
      #expect(
        tree.attach(watch, under: parent, name: PathBytes(name), pass: 1, activity: Int64(watch))
          .isEmpty)
    }
    return tree
  }

  @Test func `paths are put together from names`() {
    let tree = makeTree()
    #expect(tree.path(of: 1) == .root)
    #expect(tree.path(of: 5) == PathBytes("a/b/d"))
    #expect(tree.depth(of: 5) == 3)
    #expect(tree.path(of: 6) == nil)
  }

  @Test func `a directory goes with everything below it`() {
    var tree = makeTree()
    #expect(Set(tree.detach(2)) == [2, 3, 5])
    #expect(tree.count == 2)
    #expect(tree.detach(2).isEmpty)
    #expect(tree.detach(1).count == 2)
    #expect(tree.root == nil)
  }

  @Test func `a new watch at a place ends those that stood there`() {
    var tree = makeTree()
    let displaced = tree.attach(9, under: 1, name: PathBytes("a"), pass: 1, activity: 0)
    #expect(Set(displaced) == [2, 3, 5])
    #expect(tree.path(of: 9) == PathBytes("a"))
    #expect(tree.stands(9, under: 1, name: PathBytes("a")))
  }

  @Test func `idle leaves come oldest first, never the root nor the spared one`() {
    var tree = makeTree()
    #expect(tree.idleLeaves(count: 9, sparing: nil) == [4, 5])
    tree.mark(4, activity: 100)
    #expect(tree.idleLeaves(count: 9, sparing: nil) == [5, 4])
    #expect(tree.idleLeaves(count: 9, sparing: 5) == [4])
    #expect(tree.idleLeaves(count: 1, sparing: nil) == [5])
  }

  @Test func `what a pass did not see is found`() {
    var tree = makeTree()
    for watch in [1, 4] as [Int32] { tree.mark(watch, pass: 2) }
    #expect(Set(tree.unseen(inPass: 2)) == [2, 3, 5])
  }
}
