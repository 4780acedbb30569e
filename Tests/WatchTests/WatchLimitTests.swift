import Glibc
import Testing

@testable import Watch

@Suite struct WatchLimitTests {
  private func makeDays(_ tree: TemporaryTree, _ days: ClosedRange<Int>) {
    for day in days { tree.makeDirectories("2026/\(day)") }
  }

  @Test func `at the kernel's limit the newest days are watched and the rest is said`() throws {
    let tree = try TemporaryTree()
    makeDays(tree, 10...29)
    let faults = FaultyNotifier.Faults()
    faults.watchLimit = 5
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    let heard = watcher.hear()
    #expect(heard.rescans == [.start])
    #expect(
      heard.warnings.map(\.kind)
        == [.directoriesUnwatched(watched: 5, unwatched: 17, cause: .kernelLimit)])
    let text = try #require(heard.warnings.first).description
    #expect(text.contains("fs.inotify.max_user_watches"))
    #expect(!text.lowercased().contains("space"))

    try tree.write("2026/29/x.json")
    try tree.write("2026/10/x.json")
    #expect(watcher.hear().directories == ["2026/29"])
    watcher.requestRescan()
    #expect(watcher.hear().warnings.isEmpty)
    // The rescan finds the rest.
    #expect(TreeScanner(root: tree.root).paths().paths == ["2026/10/x.json", "2026/29/x.json"])
  }

  @Test func `at the limit a new day takes the watch of the oldest`() throws {
    let tree = try TemporaryTree()
    makeDays(tree, 10...12)
    let faults = FaultyNotifier.Faults()
    faults.watchLimit = 5
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    watcher.begin()
    #expect(watcher.status.watchedDirectories == 5)
    try tree.write("2026/10/x.json")
    _ = watcher.hear()
    makeDays(tree, 13...13)
    let heard = watcher.hear()
    #expect(heard.directories == ["2026/13"])
    #expect(heard.warnings.count == 1)
    for day in 10...13 { try tree.write("2026/\(day)/y.json") }
    // The tenth had a change, so the eleventh gave way.
    #expect(watcher.hear().directories == ["2026/10", "2026/12", "2026/13"])
    #expect(faults.granted.count == 5)
  }

  @Test func `the own limit works like the kernel's`() throws {
    let tree = try TemporaryTree()
    makeDays(tree, 10...29)
    let watcher = try TreeWatcher(root: tree.root, options: .immediate(watchLimit: 10))
    let heard = watcher.hear()
    #expect(
      heard.warnings.map(\.kind)
        == [.directoriesUnwatched(watched: 10, unwatched: 12, cause: .ownLimit(10))])
    makeDays(tree, 30...60)
    #expect(watcher.hear().directories.count == 31)
    #expect(watcher.status.watchedDirectories <= 10)
    try tree.write("2026/60/x.json")
    #expect(watcher.hear().directories == ["2026/60"])
  }

  @Test func `when the limit is raised the next rescan watches everything`() throws {
    let tree = try TemporaryTree()
    makeDays(tree, 10...29)
    let faults = FaultyNotifier.Faults()
    faults.watchLimit = 1
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    #expect(watcher.hear().warnings.count == 1)
    faults.watchLimit = .max
    watcher.requestRescan()
    #expect(watcher.hear().warnings.isEmpty)
    #expect(watcher.status.watchedDirectories == 22)
    #expect(watcher.status.unwatchedDirectories == 0)
    faults.watchLimit = 22
    makeDays(tree, 30...30)
    #expect(watcher.hear().warnings.count == 1)
  }

  @Test func `with no watch at all the rescans go on`() throws {
    let tree = try TemporaryTree()
    let faults = FaultyNotifier.Faults()
    faults.watchLimit = 0
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    #expect(
      watcher.hear().warnings.map(\.kind)
        == [.directoriesUnwatched(watched: 0, unwatched: 1, cause: .kernelLimit)])
    tree.remove(.root)
    #expect(watcher.hear { !$0.warnings.isEmpty }.warnings.count == 1)
  }

  @Test(arguments: [
    (EMFILE, "fs.inotify.max_user_instances"), (ENOSYS, "Function not implemented"),
  ])
  func `without inotify the rescans go on, and it is tried again`(number: Int32, text: String)
    throws
  {
    let tree = try TemporaryTree()
    let faults = FaultyNotifier.Faults()
    faults.openError = number
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    let heard = watcher.hear()
    #expect(heard.rescans == [.start])
    #expect(heard.warnings.count == 1)
    #expect(heard.warnings.first?.description.contains(text) == true)
    watcher.requestRescan()
    #expect(watcher.hear().warnings.isEmpty)
    faults.openError = nil
    watcher.requestRescan()
    _ = watcher.hear()
    try tree.write("x.json")
    #expect(watcher.hear().directories == [""])
  }
}
