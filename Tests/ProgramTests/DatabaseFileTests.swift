import Foundation
import Testing

/// The database's files as other users and other media see them.
@Suite struct DatabaseFileTests {
  private let site: Site

  init() throws {
    site = try Site()
    try site.arrive("a.json", call: "CreateModel", actors: ["ada"])
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: ["000", "022", "027", "077"])
  func `a new database is its owner's and its group's, whatever the umask`(mask: String) throws {
    let ended = try Program.run(
      ["ingest", site.trail.path, "--database", site.database],
      through: "umask \(mask); exec \"$0\" \"$@\"")
    #expect(ended.status == 0, "\(ended.errors)")
    for suffix in ["", "-wal", "-shm"] {
      #expect(try mode(site.database + suffix) == 0o640, "\(suffix) with \(mask)")
    }
  }

  @Test func `the mode of a database that is there is left`() throws {
    let arguments = ["ingest", site.trail.path, "--database", site.database]
    try #require(try Program.run(arguments).status == 0)
    try #require(chmod(site.database, 0o600) == 0)
    #expect(try Program.run(arguments).status == 0)
    #expect(try mode(site.database) == 0o600)
  }

  /// Runs the program where the site's folder cannot be written, not even by root.
  private static let readOnly = """
    mount --bind "$FOLDER" "$FOLDER" && mount -o remount,bind,ro "$FOLDER" && exec "$0" "$@"
    """

  private func run(_ arguments: [String], on folder: String) throws -> Program.Ended {
    try Program.run(
      arguments,
      through: "FOLDER='\(folder)' exec unshare --mount /bin/sh -c '\(Self.readOnly)' \"$0\" \"$@\""
    )
  }

  private static let canMount: Bool = {
    let folder = try? TemporaryFolder()
    let path = folder?.url.path ?? "/nowhere"
    let ended = try? Program.run(
      ["--version"],
      through: "FOLDER='\(path)' exec unshare --mount /bin/sh -c '\(readOnly)' \"$0\" \"$@\"")
    return ended?.status == 0
  }()

  private static let questions = [
    ["query", "SELECT count(*) FROM events"], ["coverage"], ["verify"],
    ["report", "audit", "--from", "2026-11-01", "--to", "2026-11-02"], ["hold", "list"],
  ]

  @Test(.enabled(if: canMount, "nothing can be mounted read-only here"))
  func `a copy on read-only media can be read`() throws {
    let ingest = ["ingest", site.trail.path, "--database", site.database]
    try #require(try Program.run(ingest).status == 0)
    // A name that a URI would take for something else.
    let folder = site.folder.path("a copy?x=1#%41")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let copy = folder + "/trail bell.db"
    try FileManager.default.copyItem(atPath: site.database, toPath: copy)
    for question in Self.questions {
      let ended = try run(question + ["--database", copy], on: folder)
      #expect(ended.status == 0, "\(question): \(ended.errors)")
      #expect(!ended.output.isEmpty)
    }
    // With the files that a clean stop leaves it is the same.
    for suffix in ["-wal", "-shm"] {
      try FileManager.default.copyItem(
        atPath: site.database + suffix, toPath: copy + suffix)
      let ended = try run(Self.questions[0] + ["--database", copy], on: folder)
      #expect(ended.status == 0, "with \(suffix): \(ended.errors)")
    }
  }

  @Test(.enabled(if: canMount, "nothing can be mounted read-only here"))
  func `a copy with a log says what to do, and does not leave the log out`() throws {
    let daemon = try site.start()
    #expect(RunningProgram.wait { site.fileCount == 1 })
    daemon.send(SIGKILL)
    daemon.process.waitUntilExit()
    let folder = site.folder.path("copy")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let copy = folder + "/trailbell.db"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: site.database + suffix, toPath: copy + suffix)
    }
    for question in Self.questions {
      let ended = try run(question + ["--database", copy], on: folder)
      #expect(ended.status == 69, "\(question): \(ended.output)")
      #expect(ended.errors.contains("copy \(copy) and \(copy)-wal together"), "\(ended.errors)")
    }
    let elsewhere = try Program.run(Self.questions[0] + ["--database", copy])
    #expect(elsewhere.status == 0 && elsewhere.output.contains("1"), "\(elsewhere.errors)")
  }

  /// A link in a folder that cannot be written, to a database that a daemon writes.
  @Test(.enabled(if: canMount, "nothing can be mounted read-only here"))
  func `through a link on read-only media the log is read all the same`() throws {
    let daemon = try site.start()
    daemon.waitUntilReady()
    #expect(RunningProgram.wait { site.fileCount == 1 })
    let folder = site.folder.path("links")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let link = folder + "/trailbell.db"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: site.database)
    let ended = try run(
      ["query", "SELECT actor FROM events", "--format", "csv", "--database", link], on: folder)
    daemon.stop()
    #expect(ended.status == 0 && ended.output.contains("user/ada"), "\(ended.errors)")
  }
}
