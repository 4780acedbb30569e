import Testing

@testable import Rules

@Suite("Data events are told of")
struct DataEventLintTests {
  private let items = "eventSource: s3.amazonaws.com\neventName: [PutBucketPolicy, GetObject]"

  @Test func `a rule that needs events which trails leave out has a note`() throws {
    #expect(
      try LintHarness.warnings(ofItems: items) == [
        "8:34: note: GetObject is a data event, which trails leave out by default; have the trail"
          + " record them, and say in the description that the rule needs data events"
      ])
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: sagemaker.amazonaws.com\neventName: [GetRecord, PutRecord]"
      ).map { $0.contains("GetRecord and PutRecord are data events") } == [true])
    #expect(
      try LintHarness.warnings(ofItems: "eventSource: lambda.amazonaws.com\neventName: Invoke")
        .count == 1)
  }

  @Test func `a rule that says so has none`() throws {
    let text = try LintHarness.warnings(
      LintHarness.rule(
        "a: {eventSource: s3.amazonaws.com, eventName: GetObject}\ncondition: a",
        description: "Needs data events of S3."))
    #expect(text == [])
  }

  @Test func `what is left out needs no record`() throws {
    #expect(
      try LintHarness.warnings(
        LintHarness.rule(
          """
          a: {eventSource: s3.amazonaws.com}
          b: {eventName: GetObject}
          condition: a and not b
          """)) == [])
  }

  @Test func `calls of models are management events`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: bedrock.amazonaws.com\neventName: [InvokeModel, Converse]") == [])
  }
}
