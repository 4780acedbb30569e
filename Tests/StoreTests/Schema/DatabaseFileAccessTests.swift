import Testing

@testable import Store

/// When somebody who only reads may leave the log out of account.
struct DatabaseFileAccessTests {
  @Test func `only where there is no log, and none can come`() {
    for logByteCount in [nil, 0, 1, 4_096] as [Int64?] {
      for hasLogIndex in [false, true] {
        #expect(
          DatabaseFile.readingAccess(
            logByteCount: logByteCount, hasLogIndex: hasLogIndex, canWriteFolder: true)
            == .readOnly)
        let access = DatabaseFile.readingAccess(
          logByteCount: logByteCount, hasLogIndex: hasLogIndex, canWriteFolder: false)
        let isEmpty = logByteCount == nil || logByteCount == 0 && !hasLogIndex
        #expect(
          access == (isEmpty ? .immutable : .readOnly), "\(logByteCount ?? -1) \(hasLogIndex)")
      }
    }
  }

  @Test func `a path is the same file in a URI`() {
    #expect(DatabaseFile(path: "/a/b.db").immutableURI == "file:/a/b.db?immutable=1")
    #expect(
      DatabaseFile(path: "a b?c#d%é.db").immutableURI
        == "file:a%20b%3fc%23d%25%c3%a9.db?immutable=1")
  }
}
