import Glibc
import Testing

@testable import Watch

@Suite struct ScanRootTests {
  @Test func `a root that is a file is a tree of one`() throws {
    let tree = try TemporaryTree()
    try tree.write("x.json.gz")
    try tree.write("other.json.gz")
    let root = tree.absolute("x.json.gz")
    let candidate = try #require(TreeScanner(root: root).candidates().first)
    #expect(candidate.path == PathBytes("x.json.gz"))
    #expect(TreeScanner(root: root).candidates().count == 1)

    var opener = TrailFileOpener(root: root)
    #expect(try opener.open(candidate).version == candidate.version)
    #expect(throws: TrailFileOpenError(path: PathBytes("other.json.gz"), reason: .outsideOfRoot)) {
      _ = try opener.open(directory: .root, name: PathBytes("other.json.gz"))
    }
  }

  @Test func `a file named by a person may have any name, and be behind a link`() throws {
    let tree = try TemporaryTree()
    try tree.write("odd name")
    try tree.symbolicLink("link.json", to: PathBytes("odd name"))
    #expect(TreeScanner(root: tree.absolute("odd name")).paths().paths == ["odd name"])
    let candidates = TreeScanner(root: tree.absolute("link.json")).candidates()
    #expect(candidates.map(\.name) == [PathBytes("odd name")])
    var opener = TrailFileOpener(root: tree.absolute("link.json"))
    #expect(try opener.open(#require(candidates.first)).version.sizeBytes == 10)
  }

  @Test func `a root may be a link to a directory`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("real/a")
    try tree.write("real/a/x.json")
    try tree.symbolicLink("link", to: tree.absolute("real"))
    let root = tree.absolute("link")
    let candidates = TreeScanner(root: root).candidates()
    #expect(candidates.map(\.path) == [PathBytes("a/x.json")])
    var opener = TrailFileOpener(root: root)
    #expect(try opener.open(#require(candidates.first)).version.sizeBytes == 10)
  }

  @Test func `a missing root is said`() throws {
    let tree = try TemporaryTree(makesRoot: false)
    let summary = TreeScanner(root: tree.root).paths().summary
    #expect(summary.outcome == .rootUnreadable(.missing))
    #expect(RootProblem.missing.message(root: tree.root).contains("does not exist"))
  }

  @Test func `a root that is neither directory nor file is said`() throws {
    let tree = try TemporaryTree()
    try tree.makePipe("pipe.json.gz")
    let summary = TreeScanner(root: tree.absolute("pipe.json.gz")).paths().summary
    #expect(summary.outcome == .rootUnreadable(.notADirectory))
  }

  @Test(arguments: ["", "/tmp\0/x"])
  func `a root that is no path is said`(path: String) {
    let summary = TreeScanner(root: PathBytes(path)).paths().summary
    #expect(summary.outcome == .rootUnreadable(.notAPath))
  }
}
