/// How requests name what they are about, and which ARN that is.
///
/// Source: Service Authorization Reference, "Resource types defined by" of each service.
enum NamedResources {
  /// The kinds of resources of a service, by the members of requests that name them.
  private static let kinds: [String: [String: String]] = [
    "cloudtrail": ["name": "trail/", "trailName": "trail/"],
    "dynamodb": ["tableName": "table/"],
    "lambda": ["functionName": "function:"],
    "logs": ["logGroupName": "log-group:"],
    "sagemaker": [
      "clusterName": "cluster/", "domainId": "domain/", "endpointConfigName": "endpoint-config/",
      "endpointName": "endpoint/", "featureGroupName": "feature-group/",
      "hyperParameterTuningJobName": "hyper-parameter-tuning-job/", "modelName": "model/",
      "modelPackageGroupName": "model-package-group/",
      "monitoringScheduleName": "monitoring-schedule/",
      "notebookInstanceName": "notebook-instance/",
      "pipelineName": "pipeline/", "processingJobName": "processing-job/",
      "trainingJobName": "training-job/", "transformJobName": "transform-job/",
    ],
    "secretsmanager": ["secretId": "secret:"],
    "states": ["stateMachineName": "stateMachine:"],
  ]

  /// What IAM's own requests name; these have a path that requests do not tell, and no region.
  private static let identityKinds = [
    "userName": "user", "roleName": "role", "groupName": "group",
    "instanceProfileName": "instance-profile",
  ]

  /// The ARNs, or patterns of ARNs, that the text of a request's member means.
  static func arns(
    _ member: String, _ text: String, service: String, region: String, account: String
  ) -> [String] {
    if text.hasPrefix("arn:") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count > 5 && parts[2] == service ? [text] : []
    }
    // What would be a pattern is no name.
    guard !text.isEmpty, !text.contains("*"), !text.contains("?") else { return [] }
    if service == "iam", let kind = identityKinds[member] {
      let start = "arn:aws:iam::\(account):\(kind)/"
      return [start + text, "\(start)*/\(text)"]
    }
    guard let kind = kinds[service]?[member] else { return [] }
    let arn = "arn:aws:\(service):\(region):\(account):\(kind)\(text)"
    switch service {
    // AWS puts six letters behind a secret's name, and logs end with the stream.
    case "secretsmanager": return [arn + "-??????"]
    // Names stand in ARNs in small letters.
    case "sagemaker" where text != text.lowercased():
      return [arn, "arn:aws:\(service):\(region):\(account):\(kind)\(text.lowercased())"]
    case "logs": return [arn, arn + ":*"]
    default: return [arn]
    }
  }
}
