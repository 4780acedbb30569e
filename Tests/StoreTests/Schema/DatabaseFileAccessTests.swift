import Foundation
import Testing

@testable import Store

/// When somebody who only reads may leave the log out of account.
struct DatabaseFileAccessTests {
  @Test func `only where there is no log, and nobody can make one`() {
    for logByteCount in [nil, 0, 1, 4_096] as [Int64?] {
      for hasLogIndex in [false, true] {
        #expect(
          DatabaseFile.readingAccess(
            logByteCount: logByteCount, hasLogIndex: hasLogIndex, isOnReadOnlyMedia: false)
            == .readOnly)
        let access = DatabaseFile.readingAccess(
          logByteCount: logByteCount, hasLogIndex: hasLogIndex, isOnReadOnlyMedia: true)
        let isEmpty = logByteCount == nil || logByteCount == 0 && !hasLogIndex
        #expect(
          access == (isEmpty ? .immutable : .readOnly), "\(logByteCount ?? -1) \(hasLogIndex)")
      }
    }
  }

  @Test func `the log is looked for where SQLite has it, behind all links`() throws {
    let folder = try TemporaryFolder()
    let real = folder.path + "/real"
    let manager = FileManager.default
    try manager.createDirectory(atPath: real, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: real + "/trailbell.db"))
    try manager.createSymbolicLink(
      atPath: folder.path + "/file.db", withDestinationPath: "real/trailbell.db")
    try manager.createSymbolicLink(
      atPath: folder.path + "/second.db", withDestinationPath: folder.path + "/file.db")
    try manager.createSymbolicLink(atPath: folder.path + "/folder", withDestinationPath: "real")
    let plain = DatabaseFile(path: real + "/trailbell.db")
    #expect(plain.resolvedPath.hasSuffix("/real/trailbell.db"))
    for name in ["file.db", "second.db", "folder/trailbell.db"] {
      #expect(DatabaseFile(path: folder.path + "/\(name)").allPaths == plain.allPaths, "\(name)")
    }
    let missing = folder.path + "/missing.db"
    #expect(DatabaseFile(path: missing).resolvedPath == missing)
  }

  @Test func `a path is the same file in a URI`() {
    #expect(DatabaseFile(path: "/a/b.db").immutableURI == "file:/a/b.db?immutable=1")
    #expect(
      DatabaseFile(path: "a b?c#d%é.db").immutableURI
        == "file:a%20b%3fc%23d%25%c3%a9.db?immutable=1")
  }
}
