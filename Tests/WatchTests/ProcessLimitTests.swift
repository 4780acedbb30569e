import Glibc
import Testing

@testable import Watch

// Permissions and descriptors belong to a whole process, so these run in one of their own.
@Suite struct ProcessLimitTests {
  @Test(.enabled(if: getuid() == 0, "only root can become a user whom modes stop"))
  func `a directory without permission is counted, and found when permission is granted`() async {
    await #expect(processExitsWith: .success) {
      try #require(setgid(65_534) == 0 && setuid(65_534) == 0)
      let tree = try TemporaryTree()
      tree.makeDirectories("closed/below")
      tree.makeDirectories("open")
      try tree.write("closed/x.json")
      try tree.write("open/y.json")
      try tree.write("open/z.json")
      try #require(chmod(tree.absolute("closed").terminated, 0) == 0)
      try #require(chmod(tree.absolute("open/z.json").terminated, 0) == 0)

      let watcher = try TreeWatcher(root: tree.root, options: .immediate())
      watcher.begin()
      let (paths, summary) = TreeScanner(root: tree.root).paths()
      #expect(paths == ["open/y.json", "open/z.json"])
      #expect(summary.outcome == .complete)
      #expect(summary.skipped[.permissionDenied]?.examples.map(\.path) == [PathBytes("closed")])
      #expect(summary.description.contains("Permission denied"))
      #expect(watcher.status.watchedDirectories == 2)

      var opener = TrailFileOpener(root: tree.root)
      let unreadable = PathBytes("open/z.json")
      #expect(throws: TrailFileOpenError(path: unreadable, reason: .permissionDenied)) {
        _ = try opener.open(directory: PathBytes("open"), name: PathBytes("z.json"))
      }

      try #require(chmod(tree.absolute("closed").terminated, 0o755) == 0)
      watcher.requestRescan()
      #expect(watcher.hear().rescans == [.requested])
      #expect(watcher.status.watchedDirectories == 4)
      #expect(TreeScanner(root: tree.root).paths().paths.first == "closed/x.json")
    }
  }

  @Test(.enabled(if: getuid() == 0, "only root can become a user whom modes stop"))
  func `a root without permission is missing until it is granted`() async {
    await #expect(processExitsWith: .success) {
      try #require(setgid(65_534) == 0 && setuid(65_534) == 0)
      let tree = try TemporaryTree()
      try #require(chmod(tree.root.terminated, 0) == 0)
      let watcher = try TreeWatcher(root: tree.root, options: .immediate())
      #expect(watcher.hear().warnings.map(\.kind) == [.sourceMissing(.permissionDenied)])
      try #require(chmod(tree.root.terminated, 0o755) == 0)
      #expect(watcher.hear { !$0.rescans.isEmpty }.rescans == [.sourceReturned])
    }
  }

  @Test func `want of descriptors ends neither scan nor watch`() async {
    await #expect(processExitsWith: .success) {
      let tree = try TemporaryTree()
      tree.makeDirectories("1/2/3/4/5/6/7/8/9")
      try tree.write("1/x.json")
      try tree.write("1/2/3/4/5/6/7/8/9/y.json")
      let watcher = try TreeWatcher(root: tree.root, options: .immediate())
      watcher.begin()
      var opener = TrailFileOpener(root: tree.root)
      let candidates = TreeScanner(root: tree.root).candidates()
      #expect(candidates.count == 2)

      // The lowest number that is free now, and five more.
      let lowest = dup(0)
      close(lowest)
      var limit = rlimit()
      try #require(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let former = limit.rlim_cur
      limit.rlim_cur = rlim_t(lowest + 5)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let (paths, summary) = TreeScanner(root: tree.root).paths()
      #expect(paths == ["1/x.json"])
      #expect(summary.skippedCount(.tooManyOpenFiles) == 1)
      watcher.requestRescan()
      let heard = watcher.hear()
      #expect(heard.rescans == [.requested])
      #expect(heard.warnings.count == 1)
      limit.rlim_cur = rlim_t(lowest)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let wanted = TrailFileOpenError(path: candidates[0].path, reason: .tooManyOpenFiles)
      #expect(throws: wanted) { _ = try opener.open(candidates[0]) }
      #expect(watcher.hear().warnings.isEmpty)

      limit.rlim_cur = former
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      #expect(try opener.open(candidates[0]).version == candidates[0].version)
      #expect(TreeScanner(root: tree.root).paths().paths.count == 2)
      watcher.requestRescan()
      #expect(watcher.hear().rescans == [.requested])
      #expect(watcher.status.watchedDirectories == 10)
      #expect(watcher.status.unwatchedDirectories == 0)
    }
  }

  @Test func `no descriptor is left behind`() async {
    await #expect(processExitsWith: .success) {
      let tree = try TemporaryTree()
      for directory in ["a/b", "a/c", "d"] {
        tree.makeDirectories(directory)
        try tree.write("\(directory)/x.json")
        try tree.symbolicLink("\(directory)/y.json", to: PathBytes("x.json"))
        try tree.makePipe("\(directory)/z.json")
      }
      func openCount() -> Int { (0..<256).count { fcntl(Int32($0), F_GETFD) >= 0 } }
      let before = openCount()
      let rounds = 50
      for _ in 0..<rounds {
        var opener = TrailFileOpener(root: tree.root)
        for candidate in TreeScanner(root: tree.root).candidates() {
          _ = try opener.open(candidate)
          _ = try? opener.open(directory: candidate.directory, name: PathBytes("y.json"))
          _ = try? opener.open(directory: candidate.directory, name: PathBytes("z.json"))
          _ = try? opener.open(directory: PathBytes("gone"), name: PathBytes("x.json"))
        }
        let watcher = try TreeWatcher(root: tree.root, options: .immediate())
        watcher.begin()
        tree.makeDirectories("e/f")
        _ = watcher.hear()
        tree.remove("e")
        _ = watcher.hear()
      }
      // The process opens one or two for itself; a leak would be one in every round.
      #expect(openCount() < before + rounds)
    }
  }
}
