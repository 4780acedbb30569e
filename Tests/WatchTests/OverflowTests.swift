import Glibc
import Testing

@testable import Watch

@Suite struct OverflowTests {
  @Test func `an overflow is a rescan, and the watches are brought in step`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("old")
    let faults = FaultyNotifier.Faults()
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    watcher.begin()
    tree.remove("old")
    tree.makeDirectories("new/below")
    try tree.write("new/below/x.json")
    faults.overflowsOnce = true
    let heard = watcher.hear()
    #expect(heard.rescans == [.overflow])
    #expect(watcher.status.overflows == 1)
    #expect(watcher.status.watchedDirectories == 3)
    try tree.write("new/below/y.json")
    #expect(watcher.hear().directories == ["new/below"])
  }

  @Test func `the kernel's own overflow is a rescan`() throws {
    let limit = try #require(Self.queueLimit())
    try #require(limit <= 100_000, "the queue of this machine is too long for a test")
    let tree = try TemporaryTree()
    let watcher = try TreeWatcher(root: tree.root, options: .immediate())
    watcher.begin()
    try tree.write("x.json")
    for number in 0...limit { try tree.hardLink("x.json", to: "\(number).json") }
    tree.makeDirectories("lost")
    let heard = watcher.hear { !$0.rescans.isEmpty }
    #expect(heard.rescans == [.overflow])
    #expect(watcher.status.watchedDirectories == 2)
    _ = watcher.hear()
    try tree.write("lost/y.json")
    #expect(watcher.hear().directories == ["lost"])
  }

  @Test func `an inotify that fails is opened anew`() throws {
    let tree = try TemporaryTree()
    tree.makeDirectories("a")
    let faults = FaultyNotifier.Faults()
    let watcher = try FaultyNotifier.watcher(tree.root, faults)
    watcher.begin()
    faults.readErrorOnce = EIO
    try tree.write("a/x.json")
    #expect(watcher.hear().rescans == [.overflow])
    #expect(watcher.status.watchedDirectories == 2)
    try tree.write("a/y.json")
    #expect(watcher.hear().directories == ["a"])
  }

  private static func queueLimit() -> Int? {
    guard let file = fopen("/proc/sys/fs/inotify/max_queued_events", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 32)
    guard fgets(&line, 32, file) != nil else { return nil }
    return Int(String(decoding: line.prefix { $0 > 32 }.map { UInt8($0) }, as: UTF8.self))
  }
}
