import Glibc
import Testing

@testable import Watch

@Suite struct TreeWatcherTests {
  private let tree: TemporaryTree
  private let watcher: TreeWatcher

  init() throws {
    tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    watcher = try TreeWatcher(root: tree.root, options: .immediate())
    watcher.begin()
  }

  @Test func `the beginning is a rescan, with every directory watched`() {
    #expect(watcher.status.watchedDirectories == 3)
    #expect(watcher.status.isSourcePresent)
    #expect(watcher.status.usesInotify)
    #expect(watcher.next(timeoutMilliseconds: 0) == .idle)
  }

  @Test func `a file renamed into place is told`() throws {
    try tree.sync("a/b/x.json.gz")
    #expect(watcher.hear().directories == ["a/b"])
  }

  @Test func `a file written in place is told, in the root too`() throws {
    try tree.write("x.json")
    #expect(watcher.hear().directories == [""])
  }

  @Test func `a hard link is told`() throws {
    try tree.write("a/x.tmp")
    try tree.hardLink("a/x.tmp", to: "a/b/x.json")
    #expect(watcher.hear().directories == ["a/b"])
  }

  @Test func `work files of copying tools are not told`() throws {
    try tree.write("a/x.json.gz.AbC12345")
    try tree.write("a/.x.json.gz")
    try tree.makeDirectory(PathBytes("a/.work"))
    #expect(watcher.hear().directories.isEmpty)
    #expect(watcher.status.watchedDirectories == 3)
  }

  @Test func `changes are told once for each directory, sorted`() throws {
    for number in 0..<50 {
      try tree.sync("a/x\(number).json")
      try tree.sync("x\(number).json")
      try tree.sync("a/b/x\(number).json")
    }
    #expect(
      watcher.next(timeoutMilliseconds: 10_000)
        == .directories([.root, PathBytes("a"), PathBytes("a/b")]))
  }

  @Test func `a file removed is no change`() throws {
    try tree.write("a/x.json")
    _ = watcher.hear()
    try tree.removeFile("a/x.json")
    #expect(watcher.hear().directories.isEmpty)
  }

  @Test func `directories made and filled at once are all told`() throws {
    tree.makeDirectories("2026/01/01")
    try tree.sync("2026/01/01/x.json")
    #expect(watcher.hear().directories.isSuperset(of: ["2026", "2026/01", "2026/01/01"]))
    try tree.sync("2026/01/01/y.json")
    #expect(watcher.hear().directories == ["2026/01/01"])
  }

  @Test func `a directory tree moved in is told with everything in it`() throws {
    let other = try TemporaryTree()
    other.makeDirectories("m/n")
    try other.write("m/n/x.json")
    let moved = rename(other.absolute("m").terminated, tree.absolute("a/m").terminated)
    try #require(moved == 0)
    #expect(watcher.hear().directories == ["a/m", "a/m/n"])
    #expect(watcher.status.watchedDirectories == 5)
  }

  @Test func `a directory renamed inside is told under its new name only`() throws {
    try tree.move("a", to: "c")
    #expect(watcher.hear().directories == ["c", "c/b"])
    try tree.write("c/b/x.json")
    #expect(watcher.hear().directories == ["c/b"])
    #expect(watcher.status.watchedDirectories == 3)
  }

  @Test func `a directory renamed twice before anyone looks is told where it is`() throws {
    try tree.move("a", to: "c")
    try tree.move("c", to: "d")
    tree.makeDirectories("a")
    _ = watcher.hear()
    try tree.write("d/b/x.json")
    try tree.write("a/y.json")
    #expect(watcher.hear().directories == ["d/b", "a"])
    #expect(watcher.status.watchedDirectories == 4)
  }

  @Test func `a directory moved out is not watched any more`() throws {
    let moved = rename(
      tree.absolute("a").terminated, tree.base.appending(PathBytes("out")).terminated)
    try #require(moved == 0)
    _ = watcher.hear()
    #expect(watcher.status.watchedDirectories == 1)
  }

  @Test func `a directory deleted and made again is told, and leaves nothing behind`() throws {
    for round in 0..<50 {
      tree.remove("a")
      if round.isMultiple(of: 2) {
        _ = watcher.hear()
        #expect(watcher.status.watchedDirectories == 1)
      }
      tree.makeDirectories("a/b")
      try tree.sync("a/b/x.json")
      #expect(watcher.hear().directories.contains("a/b"))
      #expect(watcher.status.watchedDirectories == 3)
    }
  }

  @Test func `a directory replaced by a link is not watched through it`() throws {
    let other = try TemporaryTree()
    tree.remove("a")
    try tree.symbolicLink("a", to: other.root)
    _ = watcher.hear()
    try other.write("x.json")
    #expect(watcher.hear().directories.isEmpty)
    #expect(watcher.status.watchedDirectories == 1)
  }

  @Test func `a link to a directory is not watched through`() throws {
    let other = try TemporaryTree()
    try tree.symbolicLink("link", to: other.root)
    try tree.symbolicLink("loop", to: PathBytes("."))
    watcher.requestRescan()
    _ = watcher.hear()
    try other.write("x.json")
    #expect(watcher.hear().directories.isEmpty)
    #expect(watcher.status.watchedDirectories == 3)
  }

  @Test func `names that are not text are told as bytes`() throws {
    try tree.makeDirectory(PathBytes([0xFF, 0x0A]))
    #expect(
      watcher.next(timeoutMilliseconds: 10_000) == .directories([PathBytes([0xFF, 0x0A])]))
  }

  @Test func `too many changes are a rescan`() throws {
    let watcher = try TreeWatcher(root: tree.root, options: .immediate(changedDirectoryLimit: 5))
    watcher.begin()
    for number in 0..<6 { tree.makeDirectories("n\(number)") }
    #expect(watcher.hear().rescans == [.manyChanges])
  }
}
