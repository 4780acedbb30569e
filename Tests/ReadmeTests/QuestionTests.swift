import Store
import Testing

/// The questions of the README, asked as they stand there.
struct QuestionTests {
  @Test func `there are ten, and each has its own heading`() {
    let questions = Readme.questions.filter { $0.heading.hasSuffix("?") }
    #expect(questions.count == 10)
    #expect(Set(questions.map(\.heading)).count == 10)
  }

  @Test func `each view of a topic has an example`() throws {
    let connection = try QuestionTrail.open()
    let views = try connection.rows(
      """
      SELECT name FROM sqlite_schema AS s WHERE type = 'view' AND EXISTS (
        SELECT 1 FROM pragma_table_info(s.name) WHERE name = 'person')
      """
    ).compactMap(\.first)
    #expect(views.count == 7)
    let examples = Readme.questions.filter { !$0.heading.hasSuffix("?") }.map(\.text)
    for view in views {
      #expect(examples.contains { $0.contains("FROM \(view)\n") }, "\(view)")
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
    #expect(plan.contains { $0.contains(#/(SEARCH|SCAN) e /#) }, "\(plan)")
    // So a plan names a walk over every event, with or without an index: it is `e` in the views. A
    // topic's own index has only the events of the topic.
    let walk =
      /\bSCAN (e|event)\b(?! USING INDEX event_(denied|machine|model|sign|data|permission|trail))/
    for step in plan { #expect(!step.contains(walk), "\(plan)") }
  }

  @Test func `the database refuses to be written to`() throws {
    let connection = try QuestionTrail.open()
    #expect(throws: DatabaseError.self) { try connection.execute("DELETE FROM event") }
  }
}
