import Store
import Testing

/// The questions of the README, asked as they stand there.
struct QuestionTests {
  @Test func `there are ten, and each has its own heading`() {
    #expect(Readme.questions.count == 10)
    #expect(Set(Readme.questions.map(\.heading)).count == 10)
    for question in Readme.questions {
      #expect(question.heading.hasSuffix("?"), "\(question.heading)")
    }
  }

  @Test(arguments: Readme.questions)
  func `a question has an answer in the simulated trail`(question: Page.Block) throws {
    let rows = try QuestionTrail.open().rows(question.text)
    #expect(!rows.isEmpty, "\(question.heading)")
  }

  @Test(arguments: Readme.questions, QuestionTrail.Statistics.allCases)
  func `no question walks over all events`(
    question: Page.Block, statistics: QuestionTrail.Statistics
  ) throws {
    let connection = try QuestionTrail.open(statistics)
    let plan = try connection.rows("EXPLAIN QUERY PLAN \(question.text)").compactMap(\.last)
    #expect(plan.contains { $0.contains("SEARCH e ") }, "\(plan)")
    // So a plan names a walk over every event, with or without an index: it is `e` in the views.
    for step in plan { #expect(!step.contains(/\bSCAN (e|event)\b/), "\(plan)") }
  }

  @Test func `the database refuses to be written to`() throws {
    let connection = try QuestionTrail.open()
    #expect(throws: DatabaseError.self) { try connection.execute("DELETE FROM event") }
  }
}
