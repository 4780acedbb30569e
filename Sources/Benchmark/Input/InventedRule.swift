/// A rule of one of the shapes that collections are made of, as YAML.
struct InventedRule {
  let number: Int

  /// APIs that a trail is full of, with a member of their request that rules ask about.
  private static let busyCalls = [
    ("s3", "GetObject", "bucketName"), ("s3", "PutObject", "key"), ("kms", "Decrypt", "keyId"),
    ("kms", "GenerateDataKey", "keyId"), ("sts", "AssumeRole", "roleArn"),
    ("bedrock", "InvokeModel", "modelId"), ("ec2", "DescribeInstances", "filterSet.items.name"),
    ("logs", "CreateLogStream", "logGroupName"), ("ssm", "GetParameter", "name"),
    ("sagemaker", "DescribeTrainingJob", "trainingJobName"),
    ("secretsmanager", "GetSecretValue", "secretId"),
  ]

  private static let services = [
    "ec2", "iam", "s3", "kms", "lambda", "rds", "ecs", "eks", "route53", "cloudfront", "config",
    "guardduty", "securityhub", "organizations", "sso", "elasticache", "redshift", "glue", "athena",
    "sagemaker", "bedrock", "ecr", "sns", "sqs", "dynamodb", "events", "codebuild", "backup",
  ]
  private static let verbs = ["Create", "Delete", "Update", "Put", "Attach", "Detach", "Disable"]
  private static let nouns = [
    "Policy", "Key", "Cluster", "Function", "Rule", "Bucket", "Domain", "Snapshot", "Gateway",
    "Certificate", "Member", "Detector", "Permission", "Secret", "Repository", "Stack",
  ]

  /// The rule, and a correlation that counts it where there is one.
  func documents(countMaximum: Int) -> [String] {
    if number % 50 == 7 { return [document(unboundDetection)] }
    if number % 10 == 3 { return [document(busyDetection)] }
    if number % 25 == 5, countMaximum > 1 { return [document(rareDetection), correlation] }
    return [document(rareDetection)]
  }

  private func document(_ detection: String) -> String {
    """
    title: Invented Rule \(number)
    id: \(identifier(kind: 1))
    name: invented_\(number)
    status: experimental
    description: Made for the benchmark.
    author: Trailbell
    date: 2026-11-01
    logsource:
        product: aws
        service: cloudtrail
    detection:
    \(detection)
    level: medium

    """
  }

  /// Names some APIs that are seldom called, and leaves out what services do.
  private var rareDetection: String {
    let service = Self.services[number % Self.services.count]
    let noun = Self.nouns[(number / 3) % Self.nouns.count]
    let names = (0...(number % 3)).map { Self.verbs[(number + $0) % Self.verbs.count] + noun }
    return """
          selection:
              eventSource: \(service).amazonaws.com
              eventName:
      \(names.map { "            - \($0)" }.joined(separator: "\n"))
          filter_service:
              userIdentity.type: AWSService
          condition: selection and not filter_service
      """
  }

  /// Asks what a busy API was called with.
  private var busyDetection: String {
    let (service, name, member) = Self.busyCalls[(number / 10) % Self.busyCalls.count]
    return """
          selection:
              eventSource: \(service).amazonaws.com
              eventName: \(name)
              requestParameters.\(member)|contains:
                  - crown-jewels-\(number)
                  - payroll-\(number)
          filter_role:
              userIdentity.sessionContext.sessionIssuer.userName: reader-\(number)
          condition: selection and not filter_role
      """
  }

  /// Names no API.
  private var unboundDetection: String {
    """
        selection:
            userAgent|contains:
                - intruder-tool-\(number)
                - Intruder/\(number)
        selection_address:
            sourceIPAddress|cidr: 192.0.2.\(number % 200)/32
        condition: selection and selection_address
    """
  }

  private var correlation: String {
    """
    title: Burst of Invented Rule \(number)
    id: \(identifier(kind: 2))
    status: experimental
    description: Made for the benchmark.
    author: Trailbell
    date: 2026-11-01
    correlation:
        type: event_count
        rules:
            - invented_\(number)
        group-by:
            - userIdentity.arn
        timespan: 10m
        condition:
            gte: 5
    level: high

    """
  }

  private func identifier(kind: Int) -> String {
    "00000000-0000-4000-800\(kind)-\(String(1_000_000_000_000 + number).dropFirst())"
  }
}
