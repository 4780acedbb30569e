import Glibc
import Testing

@testable import Watch

@Suite struct HostileEntriesTests {
  @Test func `what is no regular file is passed over and counted`() throws {
    let tree = try TemporaryTree()
    try tree.makePipe("pipe.json.gz")
    try tree.makeSocket("socket.json.gz")
    tree.makeDirectories("directory.json.gz")
    try tree.write("directory.json.gz/inside.json")
    try tree.write("x.json.gz.AbC12345")
    try tree.write(".hidden.json.gz")
    tree.makeDirectories(".snapshot")
    try tree.write(".snapshot/copy.json")
    try tree.write("good.json.gz")
    let (paths, summary) = TreeScanner(root: tree.root).paths()
    #expect(paths == ["good.json.gz"])
    #expect(summary.skippedCount(.notARegularFile) == 2)
    #expect(
      summary.skipped[.directoryNamedLikeAFile]?.examples.map(\.path)
        == [PathBytes("directory.json.gz")])
    #expect(summary.skippedCount(.otherName) == 1)
    #expect(summary.skippedCount(.hidden) == 2)
  }

  @Test(.enabled(if: getuid() == 0, "only root makes devices"))
  func `a device is passed over`() throws {
    let tree = try TemporaryTree()
    let made = mknod(tree.absolute("null.json.gz").terminated, S_IFCHR | 0o644, 1 << 8 | 3)
    try #require(made == 0 || errno == EPERM)
    if made == 0 {
      #expect(TreeScanner(root: tree.root).paths().summary.skippedCount(.notARegularFile) == 1)
    }
  }

  @Test func `links are neither followed nor loops`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a/b")
    try tree.write("a/b/x.json")
    try tree.symbolicLink("a/b/loop", to: PathBytes("../.."))
    try tree.symbolicLink("self", to: PathBytes("self"))
    try tree.symbolicLink("everything", to: PathBytes("/"))
    try tree.symbolicLink("process", to: PathBytes("/proc/self"))
    try tree.symbolicLink("file.json", to: PathBytes("a/b/x.json"))
    try tree.symbolicLink("dangling.json.gz", to: PathBytes("nowhere"))
    let (paths, summary) = TreeScanner(root: tree.root).paths()
    #expect(paths == ["a/b/x.json"])
    #expect(summary.skippedCount(.symbolicLink) == 6)
    #expect(summary.skipped[.symbolicLink]?.examples.count == 5)
  }

  @Test func `names are bytes`() throws {
    let tree = try TemporaryTree()
    let suffix = [UInt8](".json.gz".utf8)
    let names: [[UInt8]] = [
      [0xFF, 0xFE] + suffix, [0x0A] + suffix, [0x1B, 0x5B] + suffix, [UInt8]("-rf".utf8) + suffix,
      [UInt8]("\u{E9}".utf8) + suffix, [UInt8]("e\u{301}".utf8) + suffix,
      [UInt8](repeating: 0x61, count: 255 - suffix.count) + suffix, [0x20] + suffix,
    ]
    for name in names { try tree.write(PathBytes(name)) }
    try tree.makeDirectory(PathBytes([0xFE]))
    try tree.write(PathBytes([0xFE, 0x2F, 0xFF] + suffix))

    let candidates = TreeScanner(root: tree.root).candidates()
    let expected = names.map { PathBytes($0) }.sorted() + [PathBytes([0xFE, 0x2F, 0xFF] + suffix)]
    #expect(candidates.map(\.path) == expected)
    var opener = TrailFileOpener(root: tree.root)
    for candidate in candidates {
      #expect(try opener.open(candidate).version == candidate.version)
      #expect(!candidate.path.description.utf8.contains { $0 < 0x20 })
    }
  }

  @Test func `random names are found as they were given`() throws {
    let seed = SeededGenerator.newSeed()
    var generator = SeededGenerator(seed: seed)
    let tree = try TemporaryTree()
    var names: Set<PathBytes> = []
    for _ in 0..<1_000 {
      let length = Int.random(in: 1...40, using: &generator)
      let stem = (0..<length).map { _ in UInt8.random(in: 1...255, using: &generator) }
      let name = PathBytes(stem.map { $0 == 0x2F ? 0x30 : $0 } + [UInt8](".json".utf8))
      if TrailFileName.isHidden(name) { continue }
      try tree.write(name, sizeBytes: 0)
      names.insert(name)
    }
    let found = TreeScanner(root: tree.root).candidates().map(\.name)
    #expect(found == names.sorted(), "seed \(seed)")
  }

  @Test func `a path longer than the kernel takes in one piece is scanned, opened and watched`()
    throws
  {
    let tree = try TemporaryTree()
    let name = String(repeating: "d", count: 200)
    let watcher = try TreeWatcher(root: tree.root, options: .immediate())
    watcher.begin()
    // Made from the inside out, since no call takes the whole path.
    try tree.write("x.json")
    for level in 0..<25 {
      tree.makeDirectories("new\(level)")
      if level == 0 {
        try tree.move("x.json", to: "new0/x.json")
      } else {
        try tree.move("d", to: "new\(level)/\(name)")
      }
      try tree.move("new\(level)", to: "d")
    }
    let heard = watcher.hear()
    let candidate = try #require(TreeScanner(root: tree.root).candidates().first)
    #expect(candidate.path.bytes.count > 4_096)
    #expect(heard.directories.contains(candidate.directory.description))
    #expect(watcher.status.watchedDirectories == 26)
    var opener = TrailFileOpener(root: tree.root)
    #expect(try opener.open(candidate).version == candidate.version)
    try unnest(tree, name)
  }

  /// Takes the long path apart again, so that it can be removed.
  private func unnest(_ tree: TemporaryTree, _ name: String) throws {
    for level in 0..<24 {
      try tree.move("d/\(name)", to: "e\(level)")
      tree.remove("d")
      try tree.move("e\(level)", to: "d")
    }
  }
}
