import Glibc
import Testing

@testable import Watch

@Suite struct TreeScannerTests {
  @Test func `files come directory by directory, sorted by their bytes`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("2026/01/02")
    tree.makeDirectories("2026/01/01")
    for path in ["z.json", "2026/01/02/b.json.gz", "2026/01/02/a.json.gz", "2026/01/01/c.json.gz"] {
      try tree.write(path)
    }
    let (paths, summary) = TreeScanner(root: tree.root).paths()
    #expect(
      paths == ["z.json", "2026/01/01/c.json.gz", "2026/01/02/a.json.gz", "2026/01/02/b.json.gz"])
    #expect(summary.outcome == .complete)
    #expect(summary.files == 4)
    #expect(summary.directories == 5)
    #expect(summary.totalSizeBytes == 40)
    #expect(summary.skipped.isEmpty)
  }

  @Test func `the newest day can come first`() throws {
    let tree = try TemporaryTree()
    for day in ["01", "02", "03"] {
      tree.makeDirectories(day)
      try tree.write("\(day)/a.json")
      try tree.write("\(day)/b.json")
    }
    let (paths, _) = TreeScanner(root: tree.root, options: ScanOptions(order: .descending)).paths()
    #expect(
      paths == ["03/a.json", "03/b.json", "02/a.json", "02/b.json", "01/a.json", "01/b.json"])
  }

  @Test func `a candidate tells directory, name and version`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    try tree.write("a/b/x.json.gz", sizeBytes: 1_234)
    var status = stat()
    #expect(lstat(tree.absolute("a/b/x.json.gz").terminated, &status) == 0)

    let candidate = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(candidate.directory == PathBytes("a/b"))
    #expect(candidate.name == PathBytes("x.json.gz"))
    #expect(candidate.path == PathBytes("a/b/x.json.gz"))
    #expect(candidate.sizeBytes == 1_234)
    #expect(candidate.version.inode == UInt64(status.st_ino))
    #expect(candidate.device == UInt64(status.st_dev))
    let changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
    #expect(candidate.version.statusChangeTimeNanoseconds == changed)
  }

  @Test(arguments: [0, -1_000_000_000, 4_102_444_800, 13_000_000_000])
  func `a file of any age is found, with its time as data`(seconds: Int) throws {
    let tree = try TemporaryTree()
    try tree.write("x.json")
    let times = [timespec(tv_sec: seconds, tv_nsec: 5), timespec(tv_sec: seconds, tv_nsec: 5)]
    try #require(utimensat(AT_FDCWD, tree.absolute("x.json").terminated, times, 0) == 0)
    var status = stat()
    try #require(lstat(tree.absolute("x.json").terminated, &status) == 0)
    let (product, overflowed) = Int64(status.st_mtim.tv_sec)
      .multipliedReportingOverflow(by: 1_000_000_000)
    let candidate = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(
      candidate.version.modificationTimeNanoseconds
        == (overflowed ? .max : product + Int64(status.st_mtim.tv_nsec)))
  }

  @Test func `a rewrite of the same length is another version`() throws {
    let tree = try TemporaryTree()
    try tree.write("x.json")
    let before = TreeScanner(root: tree.root).candidates().map(\.version)
    try tree.sync("x.json")
    #expect(TreeScanner(root: tree.root).candidates().map(\.version) != before)
  }

  @Test func `a receiver stops the scan`() throws {
    let tree = try TemporaryTree()
    for day in ["01", "02", "03"] {
      tree.makeDirectories(day)
      try tree.write("\(day)/a.json")
    }
    var received = 0
    let summary = TreeScanner(root: tree.root).scan { _ in
      received += 1
      return received == 2 ? .stop : .proceed
    }
    #expect(summary.outcome == .stopped)
    #expect(summary.files == 2)
  }

  @Test func `a receiver's error ends the scan as it is`() throws {
    struct Refusal: Error, Equatable {}
    let tree = try TemporaryTree()
    try tree.write("a.json")
    #expect(throws: Refusal()) {
      try TreeScanner(root: tree.root).scan { _ throws(Refusal) in throw Refusal() }
    }
  }

  @Test func `single directories are scanned without what is below`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    for path in ["top.json", "a/x.json", "a/b/y.json"] { try tree.write(path) }
    var paths: [String] = []
    let wanted = ["a", "gone", "a/../a", "a//b", "/etc", ""].map { PathBytes($0) }
    let summary = TreeScanner(root: tree.root).scan(directories: wanted) { listing in
      paths.append(contentsOf: listing.candidates.map { $0.path.description })
      return .proceed
    }
    #expect(paths == ["a/x.json", "top.json"])
    #expect(summary.directories == 2)
  }

  @Test func `the depth has a limit`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("1/2/3")
    for path in ["1/a.json", "1/2/b.json", "1/2/3/c.json"] { try tree.write(path) }
    let scanner = TreeScanner(root: tree.root, options: ScanOptions(depthLimit: 2))
    let (paths, summary) = scanner.paths()
    #expect(paths == ["1/a.json", "1/2/b.json"])
    #expect(summary.skipped[.tooDeep]?.examples.map(\.path) == [PathBytes("1/2/3")])
  }

  @Test func `the metadata of digests is listed for who asks, and passed over for everybody`()
    throws
  {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    let metadata = (0..<20).map { "a/b/x\($0).json.gz.metadata.json" }
    for path in metadata + ["a/y.json"] { try tree.write(path) }
    var options = ScanOptions(examplesPerReason: 3)
    let plain = TreeScanner(root: tree.root, options: options).paths()
    #expect(plain.paths == ["a/y.json"])
    #expect(plain.summary.digestMetadata.isEmpty)
    #expect(plain.summary.skippedCount(.digestMetadata) == 20)
    options.listsDigestMetadata = true
    let asked = TreeScanner(root: tree.root, options: options).paths().summary
    #expect(asked.digestMetadata.map(\.description).sorted() == metadata.sorted())
    #expect(asked.skippedLines(without: [.digestMetadata]).isEmpty)
    #expect(asked.skippedLines.count == 1)
  }

  @Test func `a summary keeps the first few paths only`() throws {
    let tree = try TemporaryTree()
    for number in 0..<20 { try tree.write("x\(number).txt") }
    let summary = TreeScanner(root: tree.root, options: ScanOptions(examplesPerReason: 3)).paths()
      .summary
    #expect(summary.skippedCount(.otherName) == 20)
    #expect(summary.skipped[.otherName]?.examples.count == 3)
    #expect(summary.description.contains("skipped 20 files that are not named"))
  }
}
