import Foundation
import Testing

/// Files as copying tools let them arrive: faults B4 to B9.
struct ArrivingFileTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
  }

  private func ingest() throws {
    try Ingest.run(root.path, into: database.path)
    try database.check()
  }

  private var ids: [String] {
    get throws { try database.lines("SELECT event_id FROM events ORDER BY 1") }
  }

  /// The states of the files, by name.
  private var states: [String] {
    get throws {
      try database.lines(
        "SELECT replace(path, '\(root.path)/', ''), state, records, reads FROM files ORDER BY 1")
    }
  }

  @Test func `a file under its working name is passed over, under its own it is read once`() throws
  {
    let bytes = try Gzip.member(HandWritten.file(ids: ["1"]))
    try root.write(bytes, as: "x.json.gz.AbC123dE")
    try root.write(bytes, as: ".hidden.json.gz")
    try ingest()
    #expect(try states.isEmpty)
    try FileManager.default.moveItem(
      atPath: root.path("x.json.gz.AbC123dE"), toPath: root.path("x.json.gz"))
    try ingest()
    try ingest()
    #expect(try states == ["x.json.gz|complete|1|1"])
    #expect(try ids == ["1"])
  }

  @Test(arguments: [true, false])
  func `a file that is written in pieces counts when it is whole`(isGzip: Bool) throws {
    let text = HandWritten.file(ids: ["1", "2", "3"])
    let bytes = isGzip ? try Gzip.member(text) : Array(text.utf8)
    for share in 1..<10 {
      try root.write(bytes.prefix(bytes.count * share / 10), as: "x.json.gz")
      try ingest()
      #expect(try database.number("SELECT count(*) FROM event") == 0)
      #expect(try database.lines("SELECT state, records FROM files") == ["incomplete|0"])
    }
    try root.write(bytes, as: "x.json.gz")
    try ingest()
    #expect(try states == ["x.json.gz|complete|3|10"])
    #expect(try ids == ["1", "2", "3"])
    try database.checkSums()
  }

  @Test func `a file of no bytes is incomplete, and read when it has some`() throws {
    for number in 0..<50 { try root.write([], as: "\(number).json.gz") }
    try ingest()
    #expect(try database.lines("SELECT DISTINCT state FROM files") == ["incomplete"])
    for number in 0..<50 {
      try root.write(Gzip.member(HandWritten.file(ids: ["\(number)"])), as: "\(number).json.gz")
    }
    try ingest()
    #expect(try database.lines("SELECT DISTINCT state FROM files") == ["complete"])
    #expect(try ids.count == 50)
    try database.checkSums()
  }

  @Test func `a file that was emptied and written anew with other content is read again`() throws {
    try root.write(Gzip.member(HandWritten.file(ids: ["1", "2"])), as: "x.json.gz")
    try ingest()
    try root.write([], as: "x.json.gz")
    try ingest()
    #expect(try states == ["x.json.gz|incomplete|0|2"])
    #expect(try ids == ["1", "2"])
    try root.write(Gzip.member(HandWritten.file(ids: ["1", "2", "3"])), as: "x.json.gz")
    try ingest()
    #expect(try states == ["x.json.gz|complete|3|3"])
    #expect(try ids == ["1", "2", "3"])
    try database.checkSums()
  }

  @Test func `content of the same size is read all the same`() throws {
    try root.write(Array(HandWritten.file(ids: ["1"]).utf8), as: "x.json")
    try ingest()
    try root.write(Array(HandWritten.file(ids: ["2"]).utf8), as: "x.json")
    try ingest()
    #expect(try ids == ["1", "2"])
  }

  @Test func `an inode that another name has used before means nothing`() throws {
    var inodes: [UInt64: Int] = [:]
    for number in 0..<60 {
      try root.write(Array(HandWritten.file(ids: ["\(number)"]).utf8), as: "\(number).json")
      try ingest()
      let attributes = try FileManager.default.attributesOfItem(atPath: root.path("\(number).json"))
      let inode = try #require(attributes[.systemFileNumber] as? UInt64)
      inodes[inode, default: 0] += 1
      try FileManager.default.removeItem(atPath: root.path("\(number).json"))
    }
    print("daemon: \(inodes.values.filter { $0 > 1 }.count) inodes were used again")
    #expect(try ids.count == 60)
    try database.checkSums()
  }

  @Test func `copies and hard links are files of their own, with the events once`() throws {
    try root.write(Gzip.member(HandWritten.file(ids: ["1", "2"])), as: "a.json.gz")
    for number in 0..<20 {
      try FileManager.default.linkItem(
        atPath: root.path("a.json.gz"), toPath: root.path("link-\(number).json.gz"))
      try FileManager.default.copyItem(
        atPath: root.path("a.json.gz"), toPath: root.path("copy-\(number).json.gz"))
    }
    try ingest()
    #expect(try ids == ["1", "2"])
    #expect(try database.number("SELECT count(*) FROM files") == 41)
    #expect(try database.number("SELECT sum(duplicates) FROM files") == 80)
    try database.checkSums()
  }
}
