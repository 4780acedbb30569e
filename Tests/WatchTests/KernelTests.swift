import Testing

@testable import Watch

@Suite struct KernelTests {
  private func record(_ watch: Int32, _ mask: UInt32, _ name: String, padding: Int) -> [UInt8] {
    let padded = Array(name.utf8) + [UInt8](repeating: 0, count: padding)
    var bytes: [UInt8] = []
    for word in [UInt32(bitPattern: watch), mask, 0, UInt32(padded.count)] {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    return bytes + padded
  }

  @Test func `the kernel's records are taken apart`() {
    let bytes =
      record(3, 0x80, "x.json", padding: 10) + record(-1, 0x4000, "", padding: 0)
      + record(4, 0x100, "y", padding: 15)
    #expect(
      InotifyNotifier.events(in: bytes[...]) == [
        ChangeEvent(watch: 3, mask: 0x80, name: PathBytes("x.json")),
        ChangeEvent(watch: -1, mask: 0x4000, name: .root),
        ChangeEvent(watch: 4, mask: 0x100, name: PathBytes("y")),
      ])
    #expect(InotifyNotifier.events(in: bytes[..<7]).isEmpty)
  }

  @Test func `a remote file system is found in the mount table`() {
    let table = """
      21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      36 21 0:52 / /mnt/nfs rw shared:7 master:2 - nfs4 server:/x rw
      37 21 0:300 / /mnt/bucket rw - fuse.mountpoint-s3 mountpoint-s3 rw
      """
    #expect(RemoteFileSystem.kind(ofDevice: 0x801, mountTable: table) == nil)
    #expect(RemoteFileSystem.kind(ofDevice: 52, mountTable: table) == "nfs4")
    #expect(RemoteFileSystem.kind(ofDevice: 0x10002C, mountTable: table) == "fuse.mountpoint-s3")
    #expect(RemoteFileSystem.kind(ofDevice: 99, mountTable: table) == nil)
  }

  @Test func `a wait is rounded up and may be endless`() {
    let now = MonotonicTime(nanoseconds: 5_000_000)
    #expect(now.millisecondsToWait(until: MonotonicTime(nanoseconds: 5_000_001)) == 1)
    #expect(now.millisecondsToWait(until: now.adding(milliseconds: 7)) == 7)
    #expect(now.millisecondsToWait(until: .past) == 0)
    #expect(now.millisecondsToWait(until: .never) == -1)
    #expect(now.adding(milliseconds: .max) == .never)
    #expect(now.adding(milliseconds: -5) == now)
  }

  @Test func `a source on a remote file system is said`() {
    let warning = WatchWarning(
      root: PathBytes("/mnt/bucket"), kind: .remoteFileSystem("fuse.s3fs"),
      rescanIntervalMilliseconds: 60_000)
    #expect(
      warning.description
        == "/mnt/bucket is on fuse.s3fs, where changes by other machines cause no events; "
        + "new files are found by a rescan every 60.0 s")
  }
}
