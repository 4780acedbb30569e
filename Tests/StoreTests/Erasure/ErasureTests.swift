import Foundation
import Testing

@testable import Store

/// Nothing of a person is left, and all else is as it was.
struct ErasureTests {
  private static let runCount = 10 * TestSeed.effort

  private static let people = [
    "ada.lovelace@example.com", "Zoë Ångström", "o'neill & sons", "back\\slash", "quo\"te",
    "198.51.100.77", "müller-1", "x=y<z>", "名前です", "ada.lovelace",
  ]

  /// A person's name as somebody writes it into JSON.
  private static func json(_ text: String, using generator: inout SeededNumbers) -> String {
    let forms = PersonSpelling(text)?.forms.dropLast() ?? []
    // Those that are JSON; the last form is that of addresses.
    let valid = forms.filter {
      (try? JSONSerialization.jsonObject(with: Data("\"\($0)\"".utf8), options: .fragmentsAllowed))
        as? String == text
    }
    return valid.randomElement(using: &generator) ?? text
  }

  private static func records(
    of person: String, using generator: inout SeededNumbers
  ) -> [TestRecord] {
    func name() -> String { json(person, using: &generator) }
    return [
      TestRecord(id: "plain"),
      TestRecord(id: "actor").with(
        (
          "userIdentity",
          #"{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/\#(name())","userName":"\#(name())"}"#
        )),
      TestRecord(id: "request").with(
        ("requestParameters", #"{"userName":"\#(name())","a":["\#(name())"]}"#)),
      TestRecord(id: "response").with(("responseElements", #"{"user":{"userName":"\#(name())"}}"#)),
      TestRecord(id: "message").with(("errorMessage", "\"not allowed: \(name())\"")),
      TestRecord(id: "agent").with(("userAgent", "\"cli for \(name())\"")),
      TestRecord(id: "address").with(("sourceIPAddress", "\"\(name())\"")),
      TestRecord(id: "rest").with(("vendorNote", "\"\(name())\"")),
      TestRecord(id: "odd").with(("errorMessage", #""\ud800 \#(name())""#)),
      TestRecord(id: "other", actor: "Somebody"),
    ]
  }

  @Test func `no byte of a person is left, and everything else is`() throws {
    for run in 0..<Self.runCount {
      var generator = SeededNumbers(seed: TestSeed.value &+ UInt64(run))
      let person = Self.people.randomElement(using: &generator) ?? ""
      let spelling = try #require(PersonSpelling(person))
      let database = try TestDatabase()
      var decoder = TestDecoder()
      let records = Self.records(of: person, using: &generator).shuffled(using: &generator)
      for start in stride(from: 0, to: records.count, by: 3) {
        let part = Array(records[start..<min(start + 3, records.count)])
        try database.store(TestFile("\(start).json", part), as: &decoder)
      }
      let before = try Self.recordTexts(database)
      #expect(try ByteSearch.count([spelling], inDatabase: database.path).occurrences > 0)

      let erasure = try Erasure(databasePath: database.path, [spelling])
      let survey = try erasure.survey()
      #expect(survey.holds == [])
      let result = try erasure.run(reason: "asked for", nowSeconds: 9)
      #expect(result.rowCount == survey.rows.reduce(0) { $0 + $1.count })

      let left = try ByteSearch.count([spelling], inDatabase: database.path)
      #expect(left.occurrences == 0, "seed \(TestSeed.value), run \(run): \(person) is left")
      #expect(try database.sealReport(expecting: [try #require(result.sealHead)]).problems == [])
      let after = try Self.recordTexts(database)
      #expect(after.keys == before.keys)
      for id in ["plain", "other"] { #expect(after[id] == before[id]) }
      for (id, record) in after where !["plain", "other"].contains(id) {
        #expect(record.contains("erased-"), "\(id) has no word in place of the name")
      }
      try database.checkLedger()
    }
  }

  private static func recordTexts(_ database: TestDatabase) throws -> [String: String] {
    var texts: [String: String] = [:]
    for row in try database.rows("SELECT event_id, record FROM events") {
      texts[row[0] ?? ""] = row[1]
    }
    return texts
  }

  @Test func `what was stored of a person is stored anew when it comes again`() throws {
    let database = try TestDatabase()
    let record = TestRecord(id: "1", actor: "ada.lovelace")
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [record]), as: &decoder)
    let erasure = try Erasure(
      databasePath: database.path, [try #require(PersonSpelling("ada.lovelace"))])
    _ = try erasure.run(reason: "asked for", nowSeconds: 9)
    let writer = try database.writer()
    var later = TestDecoder()
    try writer.add(
      later.batch([TestFile("b.json", [TestRecord(id: "2", actor: "ada.lovelace")])]),
      nowSeconds: 10)
    _ = try writer.commit(nowSeconds: 10)
    #expect(
      try database.number("SELECT count(*) FROM events WHERE actor LIKE '%ada.lovelace%'") == 1)
    #expect(try database.number("SELECT count(*) FROM events WHERE actor LIKE '%erased-%'") == 1)
    #expect(try database.sealReport().problems == [])
  }

  @Test func `a hold is named, and what somebody else changed stays found`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", [TestRecord(id: "1", actor: "ada.lovelace"), TestRecord(id: "2")]),
      as: &decoder)
    _ = try HoldBook(databasePath: database.path).place(
      .init(actor: "arn:aws:iam::111122223333:role/team/ada.lovelace"), reference: "case 7",
      reason: "court", owner: "legal", nowSeconds: 2)
    try database.connection().execute("UPDATE event SET outcome = 1 WHERE event_id = '2'")
    let erasure = try Erasure(
      databasePath: database.path, [try #require(PersonSpelling("ada.lovelace"))])
    #expect(try erasure.survey().holds == ["case 7"])
    #expect(throws: DatabaseError.self) { try erasure.run(reason: "asked for", nowSeconds: 9) }
    _ = try HoldBook(databasePath: database.path).lift(1, by: "legal", nowSeconds: 8)
    _ = try erasure.run(reason: "asked for", nowSeconds: 9)
    #expect(try database.sealReport().problems.map(\.kind) == [.rowChanged])
  }

  @Test(arguments: [
    ("jane.doe", ["Jane.Doe", "JANE.DOE"]), ("jane.doe@example.com", ["Jane.Doe@Example.com"]),
    (
      "Zo\u{EB} \u{C5}ngstr\u{F6}m",
      ["Zoe\u{308} A\u{30A}ngstro\u{308}m", #"ZO\u00cb \u00c5NGSTR\u00d6M"#]
    ),
    ("nobody-else", []),
  ])
  func `other spellings of a name are told`(name: String, others: [String]) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let records = others.enumerated().map { number, other in
      TestRecord(id: "other-\(number)").with(("vendorNote", "\"for \(other)!\""))
    }
    for isThere in [false, true] {
      // What was asked for is no other spelling.
      let own = isThere ? [TestRecord(id: "own").with(("userAgent", "\"\(name) \(name)\""))] : []
      try database.store(TestFile("\(isThere).json", records + own), as: &decoder)
      let survey = try Erasure(
        databasePath: database.path, [try #require(PersonSpelling(name))]
      ).survey()
      #expect(survey.rows.isEmpty == !isThere)
      // By their bytes, for Swift takes spellings for one that Unicode does.
      #expect(
        Set(survey.otherSpellings.map { Array($0.utf8) }) == Set(others.map { Array($0.utf8) }))
    }
  }

  /// Each name has many forms, and SQLite bounds how long and how deep a statement can be.
  @Test func `many names are erased at once, and their other spellings told`() throws {
    let names =
      ["Zoë O'Neill & 1 <z@e.com>"] + (2...80).map { "Zoë O'Neill & \($0) <z\($0)@e.com>" }
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let records = names.enumerated().map { number, name in
      let text = number % 2 == 0 ? name : name.uppercased()
      return TestRecord(id: "\(number)").with(("userAgent", "\"for \(text)\""))
    }
    try database.store(TestFile("a.json", records), as: &decoder)
    let spellings = try names.map { try #require(PersonSpelling($0)) }
    let erasure = try Erasure(databasePath: database.path, spellings)
    let survey = try erasure.survey()
    let capitals = Set(names.map { $0.uppercased() })
    #expect(survey.otherSpellings.count == 20 && capitals.isSuperset(of: survey.otherSpellings))
    let rowCount = survey.rows.reduce(0) { $0 + $1.count }
    #expect(try erasure.run(reason: "asked for", nowSeconds: 9).rowCount == rowCount)
    #expect(try ByteSearch.count(spellings, inDatabase: database.path).occurrences == 0)
    #expect(
      try database.number("SELECT count(*) FROM events WHERE user_agent LIKE 'for erased-%'") == 40)
    #expect(try database.sealReport().problems == [])
  }

  /// A spelling that is told only of rows behind many that hold the name as it was asked for.
  @Test func `other spellings are found behind many rows of the name itself`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let records = (0..<500).map { number in
      let name = number == 499 ? "Jane.Doe and jane.doe" : "jane.doe"
      return TestRecord(id: "\(number)").with(("vendorNote", "\"\(name) \(number)\""))
    }
    try database.store(TestFile("a.json", records), as: &decoder)
    let survey = try Erasure(
      databasePath: database.path, [try #require(PersonSpelling("jane.doe"))]
    ).survey()
    #expect(survey.otherSpellings == ["Jane.Doe"])
  }

  @Test(arguments: ["modelName", "2.50", "null", "eventSource"])
  func `what is more than a text is not taken out`(name: String) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    let before = try database.contents()
    let erasure = try Erasure(databasePath: database.path, [try #require(PersonSpelling(name))])
    #expect(throws: DatabaseError.self) { try erasure.run(reason: "asked for", nowSeconds: 9) }
    #expect(try database.contents() == before)
    #expect(try database.sealReport().problems == [])
  }

  @Test func `what was taken out cannot be guessed from hashes`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", [TestRecord(id: "1", actor: "ada.lovelace")]), as: &decoder)
    let erasure = try Erasure(
      databasePath: database.path, [try #require(PersonSpelling("ada.lovelace"))])
    _ = try erasure.run(reason: "asked for", nowSeconds: 9)
    #expect(
      try database.rows(
        "SELECT rows, rows_salt FROM seal WHERE id = 1") == [[nil, nil]])
  }
}
