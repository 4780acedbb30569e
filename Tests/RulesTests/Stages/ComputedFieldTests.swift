import CloudTrail
import Testing

@testable import Rules

@Suite("Computed fields")
struct ComputedFieldTests {
  private static let catalogue = """
    title: Stages
    ml_stages:
      training:
        sagemaker.amazonaws.com: [CreateTrainingJob, StartModelTraining]
      registry:
        sagemaker.amazonaws.com: CreateModelPackage
    ---

    """
  private static let training =
    #"{"eventSource": "sagemaker.amazonaws.com", "eventName": "CreateTrainingJob"}"#

  private func matches(_ item: String, _ event: String) throws -> Bool {
    let rules = try RuleHarness.load(
      Self.catalogue + RuleHarness.rule("s: {\(item)}\ncondition: s"))
    return try TestEvent(event).matches(rules) == [0]
  }

  @Test func `the stage follows from source and name together`() throws {
    #expect(try matches("ml.stage: training", Self.training))
    #expect(try !matches("ml.stage: registry", Self.training))
    let other = #"{"eventSource": "comprehend.amazonaws.com", "eventName": "CreateTrainingJob"}"#
    #expect(try !matches("ml.stage: training", other))
    #expect(try matches("ml.stage: null", other))
    #expect(try matches("ml.stage|exists: false", other))
  }

  @Test func `catalogues add up, and a contradiction is refused`() throws {
    let more = "title: More\nml_stages: {data: {s3.amazonaws.com: [GetObject]}}\n---\n"
    let rules = try RuleHarness.load(
      more + Self.catalogue + RuleHarness.rule("s: {ml.stage: [data, training]}\ncondition: s"))
    let reading = #"{"eventSource": "s3.amazonaws.com", "eventName": "GetObject"}"#
    #expect(try TestEvent(reading).matches(rules) == [0])
    #expect(try TestEvent(Self.training).matches(rules) == [0])
    let other = "title: x\nml_stages: {data: {sagemaker.amazonaws.com: [CreateTrainingJob]}}\n"
    #expect(
      RuleHarness.problems(Self.catalogue + other) == [
        "rule.yml:9:46: CreateTrainingJob of sagemaker.amazonaws.com belongs to the stage training already; name it in one stage"
      ])
    #expect(
      RuleHarness.problems("title: x\nml_stages: {learning: {}}") == [
        "rule.yml:2:13: 'learning' is not a stage; use one of training, retraining, registry, deployment, data, tampering"
      ])
  }

  @Test func `without a catalogue a rule that asks for the stage is refused`() {
    let rule = RuleHarness.rule("s: {ml.stage: training}\ncondition: s")
    #expect(
      RuleHarness.problems(rule).first?.contains("no catalogue says which API has which stage")
        == true)
    let grouped = CorrelationTests.correlation(
      "{type: event_count, rules: denied, group-by: ml.stage, timespan: 1m, condition: {gte: 2}}")
    #expect(RuleHarness.problems(grouped).count == 1)
  }

  @Test func `another catalogue is another version`() throws {
    let rule = RuleHarness.rule("s: {ml.stage: training}\ncondition: s")
    let more = "title: More\nml_stages: {data: {s3.amazonaws.com: [GetObject]}}\n---\n"
    let versions = try [Self.catalogue, Self.catalogue + more].map {
      try RuleHarness.load($0 + rule).alarms.first?.version
    }
    #expect(versions[0] != versions[1])
  }

  @Test(arguments: [
    (#"{"userIdentity": {"type": "AWSService"}}"#, true),
    (#"{"userIdentity": {"type": "AssumedRole", "invokedBy": "AWS Internal"}}"#, true),
    (#"{"userIdentity": {"invokedBy": "sagemaker.amazonaws.com"}}"#, true),
    (#"{"userIdentity": {"invokedBy": "evil.example.com"}}"#, false),
    (#"{"sourceIPAddress": "cloudformation.amazonaws.com"}"#, true),
    (#"{"sourceIPAddress": "AWS Internal"}"#, true),
    (#"{"sourceIPAddress": ".amazonaws.com"}"#, false),
    (#"{"sourceIPAddress": "198.51.100.7"}"#, false), ("{}", false),
    (#"{"userIdentity": {"type": "Root", "invokedBy": null}}"#, false),
  ])
  func `a call of an AWS service is told by identity, invoker or address`(
    _ event: String, _ expected: Bool
  ) throws {
    #expect(try matches("is_aws_service: true", event) == expected)
    #expect(try matches("is_aws_service: 'false'", event) == !expected)
    #expect(try matches("is_aws_service|exists: true", event))
  }

  @Test func `the stage is known from the shape of an event alone`() throws {
    let rules = try RuleHarness.load(
      Self.catalogue + RuleHarness.rule("s: {ml.stage: registry}\ncondition: s"))
    #expect(try !TestEvent(Self.training).mayMatch(rules, 0, knowing: .shape))
    #expect(try TestEvent(Self.training).mayMatch(rules, 0, knowing: .address))
  }
}
