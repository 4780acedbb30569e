/// The views of what people ask most: one for each topic, and one of what was denied.
///
/// As in the view `events`, LEFT JOINs keep the plans the same with and without ANALYZE.
enum TopicViews {
  static let all = [
    view(
      "ml_activity", Topic.machineLearning.condition,
      [modelKind, modelObject, "s.read_only"], joins: modelCall),
    view(
      "ml_changes", Topic.modelChange.condition,
      [modelKind, modelObject, related, "e.request_parameters", "e.response_elements"],
      joins: modelCall),
    view(
      "denied", TopicTables.deniedCondition,
      [message, "e.request_parameters", "e.resources", "s.read_only"]),
    view(
      "sign_ins", Topic.signIn.condition,
      [
        "i.actor_type", "i.user_name", signInResult, secondFactor, message, "c.user_agent",
      ], joins: "LEFT JOIN client AS c ON c.id = e.client"),
    view(
      "data_access", Topic.dataAccess.condition,
      [
        dataObject, "\(additional("bytesTransferredIn")) AS bytes_in",
        "\(additional("bytesTransferredOut")) AS bytes_out", "s.read_only",
      ]),
    view(
      "permission_changes", Topic.permissionChange.condition,
      [permissionTarget, permission, message, "e.request_parameters"]),
    view(
      "trail_changes", Topic.trailChange.condition,
      [trailTarget, message, "e.request_parameters"]),
  ].joined(separator: "\n")

  /// A view with the columns that all have, and its own.
  private static func view(
    _ name: String, _ condition: String, _ columns: [String], joins: String = ""
  ) -> String {
    """
    CREATE VIEW \(name) AS
    SELECT
      \((common + columns + ["e.event_id", "e.id AS event_key"]).joined(separator: ",\n  "))
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address
    \(joins)
    WHERE e.\(condition);
    """
  }

  private static let common = [
    "e.event_time", "e.time", "coalesce(s.account, i.account) AS account", "s.region",
    "a.text AS actor", "\(person) AS person", "w.text AS source_ip", "s.event_source",
    "n.text AS event_name",
    "CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome",
    "s.error_code",
  ]

  /// Who it was behind a role: the source identity, which cannot be chosen freely, before the
  /// session's name, which can; of a user the name.
  static let person = """
    CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END
    """

  private static let message = "json_extract(e.error_message, '$') AS error_message"

  // MARK: Models

  private static let modelCall = """
    LEFT JOIN model_call AS m
      ON m.event_source = s.event_source AND m.event_name = s.event_name
    """
  private static let modelKind = "m.object_kind"
  private static let modelObject = """
    coalesce(json_extract(e.request_parameters, m.request_path),
        json_extract(e.response_elements, m.response_path),
        json_extract(e.request_parameters, '$.modelId'),
        json_extract(e.resources, '$[0].ARN')) AS object
    """

  /// What a change names beside its object, as a JSON array: where it came from, and with what.
  private static let related = """
    (SELECT json_group_array(DISTINCT t.atom) FROM json_tree(e.request_parameters) AS t
        WHERE t.type = 'text' AND t.key IN (\(relatedKeys.map(TopicCalls.text).joined(separator: ", "))))
        AS related
    """
  private static let relatedKeys = [
    "modelPackageGroupName", "modelPackageName", "modelPackageArn", "modelName", "modelDataUrl",
    "endpointConfigName", "endpointName", "s3Uri", "s3OutputPath", "trainingImage", "image",
    "imageUri", "roleArn", "executionRoleArn", "pipelineName", "pipelineExecutionArn",
    "baseModelIdentifier", "customModelName", "modelId", "modelArn", "desiredModelId",
    "sourceModelArn", "sourceUri", "trainingJobName", "sourcePipelineExecutionArn",
  ]

  // MARK: Sign-ins

  private static let signInResult = """
    CASE
        WHEN s.event_name IN ('ConsoleLogin', 'SwitchRole', 'ExitRole')
          THEN coalesce(json_extract(e.response_elements, '$.' || s.event_name), 'Failure')
        WHEN e.outcome = 0 THEN 'Success' ELSE 'Failure'
      END AS result
    """

  /// `Yes` or `No` as AWS says it; of a federated sign-in it cannot know.
  private static let secondFactor = "\(additional("MFAUsed")) AS second_factor"

  private static func additional(_ name: String) -> String {
    "json_extract(e.additional_event_data, '$.\(name)')"
  }

  // MARK: Data, permissions, trails

  /// What was read or written: for objects bucket and key, else the first resource that AWS names.
  private static let dataObject = """
    coalesce(
        'arn:aws:s3:::' || json_extract(e.request_parameters, '$.bucketName')
          || coalesce('/' || json_extract(e.request_parameters, '$.key'), ''),
        json_extract(e.resources, '$[0].ARN'),
        \(request("secretId", "name", "featureGroupName", "keyId", "workGroup"))) AS object
    """

  /// Whose permissions changed: the name in the request, or the resource.
  private static let permissionTarget = """
    coalesce(\(request("roleName", "userName", "groupName", "policyArn", "bucketName",
      "permissionSetArn", "keyId", "modelPackageGroupName", "resourceArn", "functionName",
      "secretId", "repositoryName", "queueUrl", "topicArn", "instanceProfileName")),
        json_extract(e.resources, '$[0].ARN')) AS target
    """

  /// Which permission it is: the policy by name or ARN, or the key.
  private static let permission = """
    coalesce(\(request("policyArn", "policyName", "permissionsBoundary", "accessKeyId",
      "serialNumber", "managedPolicyArn")),
        json_extract(e.response_elements, '$.accessKey.accessKeyId')) AS permission
    """

  private static let trailTarget = """
    coalesce(\(request("name", "trailName", "bucketName", "logGroupName", "keyId", "detectorId",
      "configurationRecorderName", "eventDataStore", "rule", "alarmNames")),
        json_extract(e.resources, '$[0].ARN')) AS target
    """

  /// The first of some members of the request that is there.
  private static func request(_ names: String...) -> String {
    names.map { "json_extract(e.request_parameters, '$.\($0)')" }.joined(separator: ",\n    ")
  }
}
