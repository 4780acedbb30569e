/// SageMaker after a model is made: registry, endpoints, monitoring, features, notebooks.
enum ModelEvents {
  private static let resource = TrainingEvents.resource
  private static let group = "<pick:ranker|classifier|embedder#model@run>"
  private static let version = "\(group)/<number:1:240#version@run>"
  private static let package = "\(resource):model-package/\(version)"
  private static let packageGroup = LineageNote.Named(kind: "model package group", name: group)
  private static let endpoint = "\(group)-live"
  private static let studioUser =
    #""domainId":"d-<hex:12@place>","userProfileName":"profile-<number:1:9#profile@run>""#
  private static let configuration = "\(group)-<hex:10@run>"

  private static func call(
    _ name: String, request: String, response: String = "null", isReadOnly: Bool = false
  ) -> EventTemplate {
    TrainingEvents.call(name, request: request, response: response, isReadOnly: isReadOnly)
  }

  static let createPackage = call(
    "CreateModelPackage",
    request: #"{"modelPackageGroupName":"\#(group)","modelApprovalStatus":"PendingManualApproval","#
      + #""inferenceSpecification":{"containers":[{"image":"\#(TrainingEvents.image)","#
      + #""modelDataUrl":"s3://\#(StorageEvents.artifacts)/models/\#(TrainingEvents.jobName)"#
      + #"/output/model.tar.gz"}],"supportedContentTypes":["application/json"]},"#
      + #""metadataProperties":{"commitId":"<hex:40@run>"}}"#,
    response: #"{"modelPackageArn":"\#(package)"}"#
  )
  .about(
    LineageNote(
      "model package", version,
      from: [
        packageGroup, .init(kind: "training job", name: TrainingEvents.jobName),
      ]))

  static let approvePackage = updatePackage("Approved")
  static let rejectPackage = updatePackage("Rejected")

  private static func updatePackage(_ status: String) -> EventTemplate {
    var template = call(
      "UpdateModelPackage",
      request: #"{"modelPackageArn":"\#(package)","modelApprovalStatus":"\#(status)","#
        + #""approvalDescription":"evaluation <number:80:99>.<number:0:9>"}"#,
      response: #"{"modelPackageArn":"\#(package)"}"#
    )
    .about(LineageNote("model package", version, from: [packageGroup]))
    template.variant = status
    return template
  }

  static let deletePackage = call(
    "DeleteModelPackage", request: #"{"modelPackageName":"\#(package)"}"#
  )
  .about(LineageNote("model package", version, from: [packageGroup]))
  static let failedPackageDeletion = deletePackage.failing(
    "ValidationException", "Model package does not exist.")
  static let deletePackageGroup = call(
    "DeleteModelPackageGroup", request: #"{"modelPackageGroupName":"\#(group)"}"#
  )
  .about(LineageNote("model package group", group))

  static let createModel = call(
    "CreateModel",
    request: #"{"modelName":"\#(configuration)","executionRoleArn":"#
      + #""\#(TrainingEvents.executionRole)","enableNetworkIsolation":true,"#
      + #""containers":[{"modelPackageName":"\#(package)"}]}"#,
    response: #"{"modelArn":"\#(resource):model/\#(configuration)"}"#
  )
  .about(
    LineageNote(
      "model", configuration, from: [.init(kind: "model package", name: version)]))

  static let createEndpointConfiguration = call(
    "CreateEndpointConfig",
    request: #"{"endpointConfigName":"\#(configuration)","productionVariants":[{"variantName":"#
      + #""main","modelName":"\#(configuration)","instanceType":"ml.g5.2xlarge","#
      + #""initialInstanceCount":<number:2:6>,"initialVariantWeight":1.0}],"dataCaptureConfig":"#
      + #"{"enableCapture":true,"initialSamplingPercentage":20,"destinationS3Uri":"#
      + #""s3://\#(StorageEvents.artifacts)/capture"}}"#,
    response: #"{"endpointConfigArn":"\#(resource):endpoint-config/\#(configuration)"}"#
  )
  .about(
    LineageNote(
      "endpoint configuration", configuration, from: [.init(kind: "model", name: configuration)]))

  static let updateEndpoint = call(
    "UpdateEndpoint",
    request: #"{"endpointName":"\#(endpoint)","endpointConfigName":"\#(configuration)","#
      + #""retainAllVariantProperties":true}"#,
    response: #"{"endpointArn":"\#(resource):endpoint/\#(endpoint)"}"#
  )
  .about(
    LineageNote(
      "endpoint", endpoint, from: [.init(kind: "endpoint configuration", name: configuration)]))

  static let shiftEndpointTraffic = call(
    "UpdateEndpointWeightsAndCapacities",
    request: #"{"endpointName":"\#(endpoint)","desiredWeightsAndCapacities":[{"#
      + #""variantName":"main","desiredInstanceCount":<number:2:9>}]}"#,
    response: #"{"endpointArn":"\#(resource):endpoint/\#(endpoint)"}"#
  )
  .about(LineageNote("endpoint", endpoint))

  static let describeEndpoint = call(
    "DescribeEndpoint", request: #"{"endpointName":"\#(endpoint)"}"#, isReadOnly: true)
  static let missingEndpoint = describeEndpoint.failing(
    "ValidationException", "Could not find endpoint.")

  static let stopMonitoring = call(
    "StopMonitoringSchedule", request: #"{"monitoringScheduleName":"\#(group)-data-drift"}"#
  )
  .about(LineageNote("monitoring schedule", "\(group)-data-drift"))
  static let deleteMonitoring = call(
    "DeleteMonitoringSchedule", request: #"{"monitoringScheduleName":"\#(group)-model-drift"}"#
  )
  .about(LineageNote("monitoring schedule", "\(group)-model-drift"))
  static let describeMonitoring = call(
    "DescribeMonitoringSchedule", request: #"{"monitoringScheduleName":"\#(group)-data-drift"}"#,
    isReadOnly: true)

  static let presignedDomain = call(
    "CreatePresignedDomainUrl",
    request: #"{\#(studioUser)}"#,
    response: #"{"authorizedUrl":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#)

  static let createApplication = call(
    "CreateApp",
    request: #"{\#(studioUser),"appType":"JupyterLab","appName":"default","resourceSpec":"#
      + #"{"instanceType":"ml.t3.medium"}}"#,
    response: #"{"appArn":"\#(resource):app/d-<hex:12@place>/profile/jupyterlab/default"}"#)

  static let putFeature: EventTemplate = {
    var template = call(
      "PutRecord", request: #"{"featureGroupName":"<pick:customer|basket|session>-features"}"#)
    template.category = .data
    template.host = "featurestore-runtime.sagemaker.<region>.amazonaws.com"
    template.resources =
      #"[{"accountId":"<account>","type":"AWS::SageMaker::FeatureGroup","#
      + #""ARN":"\#(resource):feature-group/<pick:customer|basket|session>-features"}]"#
    return template
  }()
}
