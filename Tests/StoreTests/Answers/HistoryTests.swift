import CloudTrail
import Lineage
import Testing

/// Histories of what is written by hand: the ties one by one, and what must not tie.
struct HistoryTests {
  private func event(
    _ second: Int64, _ name: String, _ request: String, _ response: String? = nil,
    source: String = "sagemaker.amazonaws.com", outcome: Outcome = .allowed,
    actor: String = "arn:aws:iam::1:role/a", person: String = "ada", invokedBy: String? = nil,
    region: String = "eu-central-1"
  ) -> ModelEvent {
    ModelEvent(
      key: second << 25, eventID: "\(name)-\(second)", seconds: second, account: "1",
      region: region, source: source, name: name, outcome: outcome,
      errorCode: outcome == .allowed ? nil : "AccessDenied", actor: actor, person: person,
      address: "192.0.2.1", invokedBy: invokedBy, request: request, response: response)
  }

  private func history(
    _ name: String, _ kind: ObjectKind, _ events: [ModelEvent]
  ) throws -> ModelHistory {
    let graph = LineageGraph(events)
    return ModelHistory(
      of: try #require(graph.objects(fitting: .init(name, kind: kind)).first), in: graph)
  }

  private func related(_ history: ModelHistory, _ relation: ModelHistory.Relation) -> Set<String> {
    Set(
      history.relations.filter { $0.value == relation }.keys.map {
        "\($0.kind.rawValue) \($0.name)"
      })
  }

  private static let package = "arn:aws:sagemaker:eu-central-1:1:model-package/g/1"

  private func shop() -> [ModelEvent] {
    [
      event(
        1, "CreateTrainingJob",
        #"{"trainingJobName":"j","outputDataConfig":{"s3OutputPath":"s3://b/out/"},"inputDataConfig":[{"dataSource":{"s3DataSource":{"s3Uri":"s3://d/x"}}}]}"#
      ),
      event(
        2, "CreateModelPackage",
        #"{"modelPackageGroupName":"g","modelApprovalStatus":"PendingManualApproval","inferenceSpecification":{"containers":[{"modelDataUrl":"s3://b/out/j/output/model.tar.gz"}]}}"#,
        #"{"modelPackageArn":"\#(Self.package)"}"#),
      event(
        3, "UpdateModelPackage",
        #"{"modelPackageArn":"\#(Self.package)","modelApprovalStatus":"Approved"}"#, person: "bob"),
      event(
        4, "CreateModel",
        #"{"modelName":"m","primaryContainer":{"modelPackageName":"\#(Self.package)"}}"#),
      event(
        5, "CreateEndpointConfig",
        #"{"endpointConfigName":"c","productionVariants":[{"modelName":"m"}]}"#),
      event(6, "CreateEndpoint", #"{"endpointName":"e","endpointConfigName":"c0"}"#),
      event(7, "UpdateEndpoint", #"{"endpointName":"e","endpointConfigName":"c"}"#),
      event(8, "DeleteEndpoint", #"{"endpointName":"e"}"#, outcome: .denied),
      event(9, "UpdateEndpointWeightsAndCapacities", #"{"endpointName":"e"}"#),
      event(10, "UpdateEndpoint", #"{"endpointName":"e","endpointConfigName":"c2"}"#),
      event(11, "UpdateEndpointWeightsAndCapacities", #"{"endpointName":"e"}"#),
      event(12, "DeleteEndpoint", #"{"endpointName":"e"}"#),
    ]
  }

  @Test func `a model has its past and its future`() throws {
    let history = try history("m", .model, shop())
    #expect(
      related(history, .source) == ["model package g/1", "model package group g", "training job j"])
    #expect(related(history, .product) == ["endpoint configuration c", "endpoint e"])
    #expect(history.likely.isEmpty)
    // Of the endpoint only what happened while the model served, up to what replaced it.
    #expect(history.entries.map(\.step.event.seconds) == [1, 2, 3, 4, 5, 7, 8, 9, 10])
    #expect(history.entries.first { $0.step.event.seconds == 8 }?.step.isDone == false)
    let service = try #require(history.services.first { $0.configuration.name == "c" })
    #expect(service.start.seconds == 7)
    #expect(service.end?.seconds == 10)
    #expect(service.previous?.name == "c0")
    #expect(history.decisions.map(\.status) == ["Approved"])
    #expect(history.decisions.first?.independence == .makersRole)
    #expect(history.limits.contains(.jobsAreRequests))
  }

  @Test func `an endpoint has all that it ever served`() throws {
    let history = try history("e", .endpoint, shop())
    #expect(history.services.map(\.configuration.name) == ["c0", "c", "c2"])
    #expect(history.services.last?.end?.seconds == 12)
    #expect(history.entries.count == 12)
    #expect(
      history.limits.contains { limit in
        guard case .makingUnknown(let objects) = limit else { return false }
        return Set(objects.map(\.name)) == ["c0", "c2"]
      })
  }

  @Test(arguments: [Outcome.denied, .failed])
  func `what was refused or failed ties nothing together`(outcome: Outcome) throws {
    var events = shop()
    events[3] = event(
      4, "CreateModel",
      #"{"modelName":"m","primaryContainer":{"modelPackageName":"\#(Self.package)"}}"#,
      outcome: outcome)
    let history = try history("m", .model, events)
    #expect(related(history, .source).isEmpty)
    #expect(history.entries.first?.step.isDone == false)
  }

  @Test func `names of other services and other regions are other things`() throws {
    let events =
      shop() + [
        event(
          20, "CreateModel",
          #"{"modelName":"m","primaryContainer":{"modelDataUrl":"s3://other/x"}}"#,
          source: "apigateway.amazonaws.com"),
        event(21, "CreateModel", #"{"modelName":"m"}"#, region: "us-east-1"),
      ]
    let graph = LineageGraph(events)
    #expect(graph.objects(fitting: .init("m")).count == 2)
    #expect(graph.objects(fitting: .init("m", region: "us-east-1")).count == 1)
    let arn = "arn:aws:sagemaker:eu-central-1:1:model/m"
    #expect(graph.objects(fitting: .init(arn)).map(\.region) == ["eu-central-1"])
  }

  @Test func `an output without the job's name, and the place of a tuning job`() throws {
    let events = [
      event(
        1, "CreateTrainingJob",
        #"{"trainingJobName":"j","outputDataConfig":{"s3OutputPath":"s3://b/j-here","removeJobNameFromS3OutputPath":true}}"#
      ),
      event(
        2, "CreateHyperParameterTuningJob",
        #"{"hyperParameterTuningJobName":"t","trainingJobDefinition":{"outputDataConfig":{"s3OutputPath":"s3://b/tuned"}}}"#
      ),
      event(
        3, "CreateModel",
        #"{"modelName":"m1","primaryContainer":{"modelDataUrl":"s3://b/j-here/output/model.tar.gz"}}"#
      ),
      event(
        4, "CreateModel",
        #"{"modelName":"m2","containers":[{"modelDataSource":{"s3DataSource":{"s3Uri":"s3://b/tuned/t-007-abc/output/"}}}]}"#
      ),
      event(
        5, "CreateModel",
        #"{"modelName":"m3","primaryContainer":{"modelDataUrl":"s3://b/tuned/other/output/model.tar.gz"}}"#
      ),
    ]
    #expect(related(try history("m1", .model, events), .source) == ["training job j"])
    let tuned = try history("m2", .model, events)
    #expect(related(tuned, .source) == ["tuning job t"])
    #expect(tuned.likely.count == 1)
    #expect(related(try history("m3", .model, events), .source).isEmpty)
  }

  @Test func `an execution is tied to jobs that carry its id, and likely to others of its role`()
    throws
  {
    let execution = "arn:aws:sagemaker:eu-central-1:1:pipeline/p/execution/abc123"
    let events = [
      event(
        1, "StartPipelineExecution", #"{"pipelineName":"p"}"#,
        #"{"pipelineExecutionArn":"\#(execution)"}"#),
      event(2, "CreateTrainingJob", #"{"trainingJobName":"pipelines-abc123-Train-x"}"#),
      event(
        3, "CreateTrainingJob", #"{"trainingJobName":"own"}"#,
        invokedBy: "sagemaker.amazonaws.com"),
      event(4, "CreateTrainingJob", #"{"trainingJobName":"by-hand"}"#),
    ]
    let named = try history("pipelines-abc123-Train-x", .trainingJob, events)
    #expect(related(named, .source) == ["pipeline execution p/abc123", "pipeline p"])
    #expect(named.likely.isEmpty)
    let own = try history("own", .trainingJob, events)
    #expect(own.likely.count == 2)
    #expect(related(try history("by-hand", .trainingJob, events), .source).isEmpty)
  }

  @Test func `a model of Bedrock has its job, its throughput and its deployment`() throws {
    let bedrock = "bedrock.amazonaws.com"
    let arn = "arn:aws:bedrock:us-east-1:1:provisioned-model/x1y2"
    let events = [
      event(
        1, "CreateModelCustomizationJob",
        #"{"jobName":"tune","customModelName":"support","trainingDataConfig":{"s3Uri":"s3://d"}}"#,
        source: bedrock, region: "us-east-1"),
      event(
        2, "CreateProvisionedModelThroughput",
        #"{"provisionedModelName":"live","modelId":"support"}"#,
        #"{"provisionedModelArn":"\#(arn)"}"#, source: bedrock, region: "us-east-1"),
      event(
        3, "DeleteProvisionedModelThroughput", #"{"provisionedModelId":"\#(arn)"}"#,
        source: bedrock, region: "us-east-1"),
    ]
    let history = try history("support", .customModel, events)
    #expect(related(history, .source) == ["customization job tune"])
    #expect(related(history, .product) == ["provisioned throughput live"])
    #expect(history.entries.map(\.step.event.seconds) == [1, 2, 3])
  }

  @Test func `the one who made a package and approves it is found out`() throws {
    var events = shop()
    events[2] = event(
      3, "UpdateModelPackage",
      #"{"modelPackageArn":"\#(Self.package)","modelApprovalStatus":"Approved"}"#)
    #expect(try history("m", .model, events).decisions.first?.independence == .maker)
    events[2] = event(
      3, "UpdateModelPackage",
      #"{"modelPackageArn":"\#(Self.package)","modelApprovalStatus":"Approved"}"#,
      actor: "arn:aws:iam::1:role/b", person: "bob")
    #expect(try history("m", .model, events).decisions.first?.independence == .other)
  }

  @Test func `parameters that AWS left out are told, and the answer names the object`() throws {
    let history = try history(
      "p", .pipeline,
      [
        event(
          1, "CreatePipeline", #"{"omitted":true,"reason":"requestParameters too large"}"#,
          #"{"pipelineArn":"arn:aws:sagemaker:eu-central-1:1:pipeline/p"}"#)
      ])
    #expect(history.limits.contains(.parametersOmitted(count: 1)))
  }

  @Test(arguments: [
    "null", "[]", "\"x\"", "{}", #"{"modelName":null}"#, #"{"modelName":{"a":1}}"#,
    #"{"modelName":["m"]}"#, #"{"modelName":""}"#, #"{"modelName":"m","containers":"x"}"#,
    #"{"modelName":"m","containers":[1,null,{"modelDataUrl":7}]}"#,
    #"{"modelName":"arn:aws:sagemaker:::model/"}"#, #"{"modelName":"\u001b[31m\u0000"}"#,
    #"{"modelName":"m","primaryContainer":{"modelPackageName":"arn:aws:sagemaker:r:1:model-package/m"}}"#,
  ])
  func `nonsense in a request harms nothing`(request: String) throws {
    let graph = LineageGraph([event(1, "CreateModel", request, "{\"modelArn\":7}")])
    for object in graph.objects { _ = ModelHistory(of: object, in: graph) }
  }

  @Test func `a circle of ties ends`() throws {
    let events = (0..<50).map { number in
      event(
        Int64(number), "CreateInferenceComponent",
        #"{"inferenceComponentName":"c","endpointName":"e","specification":{"modelName":"m"}}"#)
    }
    let parent =
      #"{"hyperParameterTuningJobName":"%","warmStartConfig":{"parentHyperParameterTuningJobs":[{"hyperParameterTuningJobName":"$"}]}}"#
    let circle = [("a", "b"), ("b", "c"), ("c", "a")].map { own, other in
      event(
        100, "CreateHyperParameterTuningJob",
        parent.replacing("%", with: own).replacing("$", with: other))
    }
    let history = try history("a", .tuningJob, events + circle)
    #expect(history.relations.count == 3)
  }
}
