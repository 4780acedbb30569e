/// The programs: roles of pipelines and applications, AWS services, and users with lasting keys.
enum Workloads {
  private static let python = [
    "Boto3/1.42.12 md/Botocore#1.42.12 ua/2.1 os/linux#6.1.158 md/arch#x86_64 lang/python#3.12.11",
    "Boto3/1.40.76 md/Botocore#1.40.76 ua/2.1 os/linux#6.1.147 md/arch#x86_64 lang/python#3.11.13",
  ]
  private static let java = [
    "aws-sdk-java/2.34.9 md/io#sync md/http#Apache ua/2.1 os/Linux#6.1.158 lang/java#21.0.8"
  ]

  private static func role(
    _ name: String, path: String = "", session: String, addresses: [String], agents: [String],
    invokedBy: String? = nil
  ) -> Actor {
    Actor(
      kind: .role(name: name, path: path, session: session), addresses: addresses, agents: agents,
      invokedBy: invokedBy)
  }

  /// A role that a service uses on its owner's behalf shows the service's name as its address.
  private static func lent(
    _ name: String, path: String = "", session: String, to service: String
  ) -> Actor {
    role(
      name, path: path, session: session, addresses: [service], agents: [service],
      invokedBy: service)
  }

  static let pipeline = role(
    "ml-pipeline", session: "pipelines-<hex:10@session>",
    addresses: ["192.0.2.10", "192.0.2.11", "192.0.2.12"], agents: python)
  static let pipelineBySageMaker = lent(
    "ml-pipeline", session: "SageMaker", to: "sagemaker.amazonaws.com")
  static let execution = role(
    "sagemaker-execution", path: "service-role/", session: "SageMaker",
    addresses: (20...39).map { "192.0.2.\($0)" }, agents: python)
  static let executionByStorage = lent(
    "sagemaker-execution", path: "service-role/", session: "SageMaker", to: "s3.amazonaws.com")
  static let features = role(
    "feature-pipeline", session: "features-<hex:8@session>",
    addresses: (40...45).map { "192.0.2.\($0)" }, agents: java)
  static let etl = role(
    "etl-job", session: "GlueJobRunnerSession", addresses: ["192.0.2.50", "192.0.2.51"],
    agents: java)
  static let chat = role(
    "chat-backend", session: "i-<hex:17@session>",
    addresses: (60...75).map { "192.0.2.\($0)" }, agents: java + python)
  static let deployer = role(
    "ci-deployer", session: "deploy-<number:10000:99999@session>",
    addresses: (80...89).map { "203.0.113.\($0)" }, agents: python)
  static let scaling = lent(
    "AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
    path: "aws-service-role/sagemaker.application-autoscaling.amazonaws.com/",
    session: "AutoScaling-UpdateEndpointWeights",
    to: "sagemaker.application-autoscaling.amazonaws.com")

  static let exporter = Actor(
    kind: .user(name: "metrics-exporter"), addresses: ["203.0.113.20", "2001:db8:20::7"],
    agents: python)
  static let backup = Actor(
    kind: .user(name: "backup-agent"), addresses: ["203.0.113.30"], agents: java)

  private static func service(_ name: String) -> Actor {
    let host = "\(name).amazonaws.com"
    return Actor(
      kind: .service, caller: .service, addresses: [host], agents: [host], invokedBy: host)
  }

  static let trailService = service("cloudtrail")
  static let logDelivery = service("delivery.logs")
  static let sageMakerService = service("sagemaker")
  static let lambdaService = service("lambda")
  static let instanceService = service("ec2")
  static let bedrockService = service("bedrock")
  static let schedulerService = service("scheduler")

  static let keyRotation = Actor(
    kind: .internalWork, caller: .console, addresses: ["AWS Internal"], agents: ["AWS Internal"])
}
