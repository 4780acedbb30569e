import CloudTrail
import Lineage
import Testing

@testable import Store

/// A released version of the schema never changes: databases of it are out there.
struct ReleasedSchemaTests {
  /// The hashes of the SQL of each version, the first one first.
  private static let released = [
    "84ced502b215fca1435ab32c557e290ba6906ce9753a70dca95047cebcc5332e",
    "60d82abe4ab01c2629be14edb2a8bea0ed2f3cbe1e744f7bba46c36ab63af009",
    "4c4bababcd91fd196630942234b5171890164785439e96849f76567d5a86fb7d",
    "12a76992d225b75d04e6d5dfc9b9951346e46cf0bf3bfb79185989adc4477d11",
    "5cd103e74b9a2f0bb88b23abca29c96af6ea30063cb258042e3bd66e11c61fdb",
    "77d947790cbaa6dc40d2bf9e0b6c74ea908f6d211d1c596e6ed97f5cb69e428a",
    "077ae4df918c61023bf40420cb2b7d86abd04ff9b56e186c70ad5887b2872719",
  ]

  /// The hash of the lists of calls, as the version has them that ``CallLists`` names.
  private static let lists = (
    version: Int64(6), hash: "55b3835ea15a93dfdffab78ebc60bbae8455a197706931bf19f7897a64668f43"
  )

  private static func hash(_ texts: [String]) -> String {
    var input = HashInput()
    for text in texts { input.append(text) }
    return input.hash.text
  }

  @Test func `the SQL of each version is what was released`() {
    #expect(Migrations.versions.count == Self.released.count, "record the hash of a new version")
    for (index, statements) in Migrations.versions.enumerated() {
      let hash = Self.hash(statements)
      #expect(
        index < Self.released.count && hash == Self.released[index],
        "version \(index + 1) has \(hash): leave it as it was, and add a version that changes it")
    }
  }

  @Test func `lists of calls change with a version`() {
    let calls = ModelCall.all.map { call in
      [call.source, call.name, call.kind.rawValue, call.requestMember, call.responseMember]
        .map { $0 ?? "-" }.joined(separator: " ")
    }
    let hash = Self.hash([CallLists.shapeBits] + calls)
    #expect(
      (CallLists.version, hash) == Self.lists,
      """
      the lists have \(hash): add a version, even an empty one, have CallLists name it, and record \
      both here
      """)
  }

  @Test func `each topic has an index, and the table of calls has the list`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    for topic in Topic.allCases {
      let count = try database.number(
        """
        SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'event'
          AND sql LIKE '%ON event (time) WHERE flags & \(topic.rawValue)'
        """)
      #expect(count == 1, "\(topic)")
    }
    let rows = try database.rows("SELECT * FROM model_call")
    let calls: [[String?]] = ModelCall.all.map { call in
      [
        call.source, call.name, call.kind.rawValue, call.requestMember.map { "$.\($0)" },
        call.responseMember.map { "$.\($0)" },
      ]
    }
    #expect(Set(rows) == Set(calls))
    #expect(rows.count == ModelCall.all.count)
  }
}
