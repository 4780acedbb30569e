import Glibc
import Testing

@testable import Watch

@Suite struct TrailFileOpenerTests {
  private func reason(
    _ opener: inout TrailFileOpener,
    _ candidate: TrailFileCandidate
  ) -> TrailFileOpenError.Reason? {
    do throws(TrailFileOpenError) {
      _ = try opener.open(candidate)
      return nil
    } catch {
      return error.reason
    }
  }

  private func reason(
    _ opener: inout TrailFileOpener,
    directory: String,
    name: String
  ) -> TrailFileOpenError.Reason? {
    do throws(TrailFileOpenError) {
      _ = try opener.open(directory: PathBytes(directory), name: PathBytes(name))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `what is opened is the file, not blocking and closed on exec`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a")
    try tree.write("a/x.json", sizeBytes: 3)
    var opener = TrailFileOpener(root: tree.root)
    let opened = try opener.open(#require(TreeScanner(root: tree.root).candidates().first))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(opened.descriptor.rawValue, &bytes, 8) == 3)
    #expect(bytes == [7, 7, 7, 0, 0, 0, 0, 0])
    #expect(fcntl(opened.descriptor.rawValue, F_GETFL) & O_NONBLOCK != 0)
    #expect(fcntl(opened.descriptor.rawValue, F_GETFD) & FD_CLOEXEC != 0)
  }

  @Test func `a file that changed since the scan is opened, with its new version`() throws {
    let tree = try TemporaryTree()
    try tree.write("a.json")
    try tree.write("b.json")
    let candidates = TreeScanner(root: tree.root).candidates()
    var opener = TrailFileOpener(root: tree.root)
    _ = try opener.open(candidates[0])
    try tree.write("new.json", sizeBytes: 77)
    try tree.move("new.json", to: "b.json")
    let opened = try opener.open(candidates[1])
    #expect(opened.version.sizeBytes == 77)
    #expect(opened.version != candidates[1].version)
  }

  @Test func `what is in the place of a file is told apart`() throws {
    let tree = try TemporaryTree()
    let names = ["1gone", "2link", "3pipe", "4directory", "5socket"].map { $0 + ".json" }
    for name in names { try tree.write(name) }
    let candidates = TreeScanner(root: tree.root).candidates()
    for name in names { try tree.removeFile(name) }
    try tree.symbolicLink(names[1], to: PathBytes("/etc/passwd"))
    try tree.makePipe(names[2])
    try tree.makeDirectory(PathBytes(names[3]))
    try tree.makeSocket(names[4])
    var opener = TrailFileOpener(root: tree.root)
    let reasons = candidates.map { reason(&opener, $0) }
    #expect(
      reasons == [.vanished, .symbolicLink, .notARegularFile, .notARegularFile, .notARegularFile])
  }

  @Test(arguments: [
    ("..", "passwd"), ("a/..", "x.json"), ("/etc", "passwd"), ("a", "../x.json"), ("a", ".."),
    ("a", "."), ("a", ""), ("a", "b/x.json"), ("a/", "x.json"), ("a", "x.json\0"),
    ("a\0", "x.json"),
  ])
  func `no path leads out of the root`(directory: String, name: String) throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    for path in ["x.json", "a/x.json", "a/b/x.json"] { try tree.write(path) }
    var opener = TrailFileOpener(root: tree.root)
    #expect(reason(&opener, directory: directory, name: name) == .outsideOfRoot)
  }

  @Test func `a link in the place of a directory is not followed`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    try tree.write("a/b/x.json")
    let candidate = try #require(TreeScanner(root: tree.root).candidates().first)
    try tree.move("a", to: "moved")
    try tree.symbolicLink("a", to: PathBytes("moved"))
    var opener = TrailFileOpener(root: tree.root)
    #expect(reason(&opener, candidate) == .vanished)
  }

  @Test func `a directory that is replaced while it is held is opened anew`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a")
    try tree.write("a/x.json", sizeBytes: 1)
    var opener = TrailFileOpener(root: tree.root)
    let old = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(try opener.open(old).version == old.version)

    try tree.move("a", to: "old")
    tree.makeDirectories("a")
    try tree.write("a/x.json", sizeBytes: 2)
    let new = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(try opener.open(new).version == new.version)

    tree.remove(.root)
    #expect(
      reason(&opener, new) == .rootUnreadable(.missing, root: tree.root))
    try tree.makeDirectory(.root)
    tree.makeDirectories("a")
    try tree.write("a/x.json", sizeBytes: 3)
    let third = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(try opener.open(third).version == third.version)
  }

  @Test func `a file is opened by its place alone`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a")
    try tree.write("a/x.json", sizeBytes: 4)
    var opener = TrailFileOpener(root: tree.root)
    let opened = try opener.open(directory: PathBytes("a"), name: PathBytes("x.json"))
    #expect(opened.version.sizeBytes == 4)
  }

  @Test func `messages name the file and what mends it`() {
    let error = TrailFileOpenError(path: PathBytes("a/\n.json"), reason: .permissionDenied)
    #expect(error.description.hasPrefix(#"a/\x0A.json may not be read; give this user"#))
  }
}
