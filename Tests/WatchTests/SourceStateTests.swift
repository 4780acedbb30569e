import Glibc
import Testing

@testable import Watch

@Suite struct SourceStateTests {
  @Test(arguments: [true, false])
  func `a source that is missing is told once, and again when it is there`(usesInotify: Bool) throws
  {
    let tree = try TemporaryTree(makesRoot: false)
    let watcher = try TreeWatcher(
      root: tree.root, options: .immediate(usesInotify: usesInotify))
    let heard = watcher.hear()
    #expect(heard.warnings.map(\.kind) == [.sourceMissing(.missing)])
    #expect(heard.rescans.isEmpty)
    #expect(!watcher.status.isSourcePresent)
    try tree.makeDirectory(.root)
    #expect(watcher.hear { !$0.rescans.isEmpty }.rescans == [.sourceReturned])
    #expect(watcher.status.isSourcePresent)
  }

  @Test(arguments: [true, false])
  func `a source goes and comes, again and again`(usesInotify: Bool) throws {
    let tree = try TemporaryTree()
    let watcher = try TreeWatcher(
      root: tree.root, options: .immediate(usesInotify: usesInotify))
    watcher.begin()
    for _ in 0..<20 {
      tree.remove(.root)
      let lost = watcher.hear { !$0.warnings.isEmpty }
      #expect(lost.warnings.map(\.kind) == [.sourceMissing(.missing)])
      #expect(watcher.status.watchedDirectories == 0)
      tree.makeDirectories("a/b")
      try tree.makeDirectory(.root)
      tree.makeDirectories("a/b")
      #expect(watcher.hear { !$0.rescans.isEmpty }.rescans == [.sourceReturned])
      guard usesInotify else { continue }
      try tree.write("a/b/x.json")
      #expect(watcher.hear().directories.contains("a/b"))
    }
  }

  @Test func `a source that others hold open is missed all the same`() throws {
    let tree = try TemporaryTree()
    try tree.write("x.json")
    var opener = TrailFileOpener(root: tree.root)
    _ = try opener.open(#require(TreeScanner(root: tree.root).candidates().first))
    let watcher = try TreeWatcher(root: tree.root, options: .immediate())
    watcher.begin()
    tree.remove(.root)
    #expect(
      watcher.hear { !$0.warnings.isEmpty }.warnings.map(\.kind) == [.sourceMissing(.missing)])
    opener.releaseDirectories()
  }

  @Test func `another directory in the place of the source is told`() throws {
    let tree = try TemporaryTree()
    let watcher = try TreeWatcher(root: tree.root, options: .immediate())
    watcher.begin()
    let moved = rename(tree.root.terminated, tree.base.appending(PathBytes("old")).terminated)
    try #require(moved == 0)
    try tree.makeDirectory(.root)
    let heard = watcher.hear { !$0.rescans.isEmpty }
    #expect(heard.warnings.map(\.kind) == [.sourceReplaced])
    #expect(heard.rescans == [.sourceReplaced])
    try tree.write("x.json")
    #expect(watcher.hear().directories == [""])
    #expect(watcher.status.watchedDirectories == 1)
  }

  @Test func `a link to the source may be turned elsewhere`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("first")
    tree.makeDirectories("second")
    try tree.symbolicLink("link", to: PathBytes("first"))
    let watcher = try TreeWatcher(root: tree.absolute("link"), options: .immediate())
    watcher.begin()
    try tree.symbolicLink("new", to: PathBytes("second"))
    try tree.move("new", to: "link")
    #expect(watcher.hear { !$0.rescans.isEmpty }.rescans == [.sourceReplaced])
    try tree.write("second/x.json")
    #expect(watcher.hear().directories == [""])
  }

  @Test func `a file in the place of the source is said`() throws {
    let tree = try TemporaryTree()
    try tree.write("file")
    let watcher = try TreeWatcher(root: tree.absolute("file"), options: .immediate())
    #expect(watcher.hear().warnings.map(\.kind) == [.sourceMissing(.notADirectory)])
  }
}
