import Store
import Foundation
import Glibc
import Testing

@testable import Daemon

/// Entries that are no ordinary files, and names that are no ordinary names: faults B12 and B18.
struct OddEntryTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
  }

  private let content = Array(HandWritten.file(ids: ["1"]).utf8)

  @Test func `pipes, sockets, devices and folders are passed over and said`() throws {
    try root.write(content, as: "good.json")
    #expect(mkfifo(root.path("pipe.json.gz"), 0o644) == 0)
    let socket = try makeSocket("socket.json.gz")
    defer { close(socket) }
    try root.write(Array(HandWritten.file(ids: ["2"]).utf8), as: "folder.json.gz/inner.json")
    symlink("/dev/zero", root.path("device.json.gz"))
    let summary = try Ingest.run(root.path, into: database.path)
    #expect(summary.files == 1)
    #expect(summary.skipped.count == 3)
    #expect(summary.unreadable.isEmpty)
    #expect(try database.lines("SELECT DISTINCT state FROM files") == ["complete"])
    #expect(try database.number("SELECT count(*) FROM event") == 1)
  }

  private func makeSocket(_ name: String) throws -> Int32 {
    let descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: root.path(name).utf8) }
    let status = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(status == 0)
    return descriptor
  }

  @Test func `names of any bytes are read once, and written without what terminals obey`() throws {
    let names: [[UInt8]] = [
      [0xFF, 0xFE, 0x80], Array("new\nline".utf8), Array("\u{1B}[31mred".utf8), Array("-rf".utf8),
      Array(repeating: UInt8(ascii: "x"), count: 250), Array("caf\u{E9}".utf8),
      Array("cafe\u{301}".utf8), Array("back\\slash".utf8), Array("quote\"'; DROP TABLE".utf8),
      Array("\u{202E}bidi".utf8), Array(" ".utf8), Array("%n%s".utf8),
    ]
    for (number, name) in names.enumerated() {
      let path = Array(root.path("").utf8) + name + Array(".json".utf8) + [0]
      let file = path.withUnsafeBufferPointer { path in
        path.withMemoryRebound(to: CChar.self) { characters in
          characters.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) } ?? -1
        }
      }
      try #require(file >= 0)
      let text = Array(HandWritten.file(ids: ["\(number)"]).utf8)
      #expect(write(file, text, text.count) == text.count)
      close(file)
    }
    #expect(try Ingest.run(root.path, into: database.path).files == names.count)
    let again = try Ingest.run(root.path, into: database.path)
    #expect(again.files == 0, "nothing is read again and again")
    #expect(again.filesKnown == names.count)
    try database.checkSums()
    #expect(try database.number("SELECT count(DISTINCT file) FROM events") == names.count)
    let paths = try database.lines("SELECT path FROM files")
    let scalars = paths.joined().unicodeScalars
    #expect(scalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
  }

  @Test func `folders whose names Unicode calls equal are two folders`() throws {
    for (number, name) in ["caf\u{E9}", "cafe\u{301}"].enumerated() {
      try root.write(Array(HandWritten.file(ids: ["\(number)"]).utf8), as: "\(name)/x.json")
    }
    #expect(try Ingest.run(root.path, into: database.path).files == 2)
    #expect(try Ingest.run(root.path, into: database.path).files == 0)
    #expect(try database.number("SELECT count(*) FROM directory") == 2)
    try database.checkSums()
  }

  @Test func `a file given by itself is the same as in its folder`() throws {
    try root.write(content, as: "day/x.json")
    #expect(try Ingest.run(root.path("day/x.json"), into: database.path).files == 1)
    let whole = try Ingest.run(root.path, into: database.path)
    #expect(whole.files == 0)
    #expect(whole.filesKnown == 1)
  }

  @Test func `a folder that is not there is said and costs nothing else`() throws {
    try root.write(content, as: "x.json")
    let run = IngestRun(
      roots: [TrailRoot(folder.path("missing")), TrailRoot(root.path)],
      databasePath: database.path, options: Ingest.options, rules: Ingest.noRules)
    let summary = try run.run()
    #expect(summary.unreadable.count == 1)
    #expect(summary.unreadable.first.first?.contains(folder.path("missing")) == true)
    #expect(summary.counts.stored == 1)
  }
}
