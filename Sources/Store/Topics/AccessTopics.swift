extension Topic {
  /// Source: AWS CloudTrail User Guide, "AWS Management Console sign-in events" and "Understanding
  /// Identity Center sign-in events".
  static let signInCalls = [
    TopicCalls(source: "signin.amazonaws.com"),
    TopicCalls(source: "sso.amazonaws.com", names: ["Authenticate", "Federate"]),
    TopicCalls(source: "sts.amazonaws.com", names: ["AssumeRoleWithSAML"]),
  ]

  /// All data events but calls of functions, and the calls among management events that give out
  /// data, or a key or secret to it.
  static let dataAccessCalls = [
    TopicCalls(exceptions: ["Invoke", "InvokeExecution"], category: "Data"),
    TopicCalls(
      source: "kms.amazonaws.com",
      names: [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext",
        "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "ReEncrypt",
      ]),
    TopicCalls(
      source: "secretsmanager.amazonaws.com", names: ["GetSecretValue", "BatchGetSecretValue"]),
    TopicCalls(
      source: "ssm.amazonaws.com", names: ["GetParameter", "GetParameters", "GetParametersByPath"]),
    TopicCalls(
      source: "athena.amazonaws.com", names: ["StartQueryExecution", "GetQueryResults"]),
    TopicCalls(source: "lakeformation.amazonaws.com", names: ["GetDataAccess"]),
    TopicCalls(source: "redshift-data.amazonaws.com", names: ["ExecuteStatement"]),
    TopicCalls(
      source: "rds-data.amazonaws.com", names: ["ExecuteStatement", "BatchExecuteStatement"]),
  ]
}
