import Testing

@testable import Rules

@Suite("Event names that services share need an event source")
struct SharedNameTests {
  @Test func `a name of several services warns, and names them`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventName: StopPipelineExecution") == [
        "7:5: warning: 2 services have an event 'StopPipelineExecution', and the rule does not say"
          + " which it means: codepipeline.amazonaws.com and sagemaker.amazonaws.com;"
          + " add 'eventSource:' with the one that is meant"
      ])
    let warnings = try LintHarness.warnings(
      ofItems: "eventName: [CreateTrainingJob, CreateCluster, CreateJob]")
    #expect(warnings.count == 1)
    #expect(warnings[0].contains("services have an event 'CreateCluster'"))
    #expect(warnings[0].contains("(and 1 more names are shared too)"))
  }

  @Test func `a name of one service needs no source`() throws {
    #expect(try LintHarness.warnings(ofItems: "eventName: ConsoleLogin") == [])
    #expect(try LintHarness.warnings(ofItems: "eventName: CreateTrainingJob") == [])
  }

  @Test func `a name of no service warns`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventName: ConsoleLogon") == [
        "7:16: warning: no service has an event 'ConsoleLogon';"
          + " write 'ConsoleLogin' if that is meant"
      ])
    #expect(
      try LintHarness.warnings(ofItems: "eventName: TeleportHome") == [
        "7:16: note: 'TeleportHome' is not among the APIs that AWS publishes;"
          + " compare it with a record of that event, and add its eventSource"
      ])
  }

  @Test(
    "the source may stand in another identifier that must hold as well",
    arguments: [
      "source and name", "name and source", "source and (name or other)", "all of them",
      "source and 1 of n*", "name and 1 of source*", "(source and other) and name",
      "source and not name",
    ])
  func covered(condition: String) throws {
    #expect(try warnings(condition) == [])
  }

  @Test(
    "elsewhere it does not help",
    arguments: [
      "name or source", "name and not source", "not (name or source)", "name and other",
      "1 of them", "(source and name) or name",
    ])
  func uncovered(condition: String) throws {
    #expect(try warnings(condition).count == 1)
  }

  @Test func `the source of one alternative does not cover another`() throws {
    #expect(
      try LintHarness.warnings(
        LintHarness.rule(
          """
          selection:
            - eventSource: sagemaker.amazonaws.com
              eventName: CreateCluster
            - eventName: CreateJob
          condition: selection
          """)
      ).map { $0.prefix(5) } == ["9:7: "])
  }

  @Test func `a source found elsewhere is checked against the name`() throws {
    #expect(
      try LintHarness.warnings(
        LintHarness.rule(
          """
          source: {eventSource: [iam.amazonaws.com, sts.amazonaws.com]}
          name: {eventName: CreateAcessKey}
          condition: source and name
          """)) == [
          "7:21: warning: iam.amazonaws.com or sts.amazonaws.com has no event 'CreateAcessKey';"
            + " write 'CreateAccessKey' if that is meant"
        ])
  }

  @Test func `a source that is asked for by a pattern covers the name`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventName: CreateCluster\neventSource|startswith: ecs")
        == [])
  }

  private func warnings(_ condition: String) throws -> [String] {
    try LintHarness.warnings(
      LintHarness.rule(
        """
        source: {eventSource: ecs.amazonaws.com}
        name: {eventName: CreateCluster}
        other: {awsRegion: eu-central-1}
        condition: \(condition)
        """)
    ).filter { !$0.contains("the condition does not name") }
  }
}
