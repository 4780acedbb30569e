/// The views of what people ask most, in the sixth version of the schema: one for each topic, and one of
/// what was denied.
///
/// As in the view `events`, LEFT JOINs keep the plans the same with and without ANALYZE. The person behind a
/// role is the source identity, which cannot be chosen freely, before the session's name, which can.
enum TopicViews {
  static let all = [
    modelActivity, modelChanges, denied, signIns, dataAccess, permissionChanges, trailChanges,
  ].joined(separator: "\n")

  /// Everything that happens to models, with the object of the call.
  private static let modelActivity = """
    CREATE VIEW ml_activity AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      m.object_kind,
      coalesce(json_extract(e.request_parameters, m.request_path),
        json_extract(e.response_elements, m.response_path),
        json_extract(e.request_parameters, '$.modelId'),
        json_extract(e.resources, '$[0].ARN')) AS object,
      s.read_only,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address
    LEFT JOIN model_call AS m
      ON m.event_source = s.event_source AND m.event_name = s.event_name
    WHERE e.flags & 64;
    """

  /// Changes of models, with what they name beside their object, as a JSON array: where it came from.
  private static let modelChanges = """
    CREATE VIEW ml_changes AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      m.object_kind,
      coalesce(json_extract(e.request_parameters, m.request_path),
        json_extract(e.response_elements, m.response_path),
        json_extract(e.request_parameters, '$.modelId'),
        json_extract(e.resources, '$[0].ARN')) AS object,
      (SELECT json_group_array(DISTINCT t.atom) FROM json_tree(e.request_parameters) AS t
        WHERE t.type = 'text' AND t.key IN ('modelPackageGroupName', 'modelPackageName', 'modelPackageArn', 'modelName', 'modelDataUrl', 'endpointConfigName', 'endpointName', 's3Uri', 's3OutputPath', 'trainingImage', 'image', 'imageUri', 'roleArn', 'executionRoleArn', 'pipelineName', 'pipelineExecutionArn', 'baseModelIdentifier', 'customModelName', 'modelId', 'modelArn', 'desiredModelId', 'sourceModelArn', 'sourceUri', 'trainingJobName', 'sourcePipelineExecutionArn'))
        AS related,
      e.request_parameters,
      e.response_elements,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address
    LEFT JOIN model_call AS m
      ON m.event_source = s.event_source AND m.event_name = s.event_name
    WHERE e.flags & 128;
    """

  /// What was not permitted.
  private static let denied = """
    CREATE VIEW denied AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      json_extract(e.error_message, '$') AS error_message,
      e.request_parameters,
      e.resources,
      s.read_only,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address

    WHERE e.outcome = 1;
    """

  /// People coming in; of a federated sign-in AWS cannot know about a second factor.
  private static let signIns = """
    CREATE VIEW sign_ins AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      i.actor_type,
      i.user_name,
      CASE
        WHEN s.event_name IN ('ConsoleLogin', 'SwitchRole', 'ExitRole')
          THEN coalesce(json_extract(e.response_elements, '$.' || s.event_name), 'Failure')
        WHEN e.outcome = 0 THEN 'Success' ELSE 'Failure'
      END AS result,
      json_extract(e.additional_event_data, '$.MFAUsed') AS second_factor,
      json_extract(e.error_message, '$') AS error_message,
      c.user_agent,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address
    LEFT JOIN client AS c ON c.id = e.client
    WHERE e.flags & 256;
    """

  /// What was read or written: for objects bucket and key, else the first resource that AWS names.
  private static let dataAccess = """
    CREATE VIEW data_access AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      coalesce(
        'arn:aws:s3:::' || json_extract(e.request_parameters, '$.bucketName')
          || coalesce('/' || json_extract(e.request_parameters, '$.key'), ''),
        json_extract(e.resources, '$[0].ARN'),
        json_extract(e.request_parameters, '$.secretId'),
        json_extract(e.request_parameters, '$.name'),
        json_extract(e.request_parameters, '$.featureGroupName'),
        json_extract(e.request_parameters, '$.keyId'),
        json_extract(e.request_parameters, '$.workGroup')) AS object,
      json_extract(e.additional_event_data, '$.bytesTransferredIn') AS bytes_in,
      json_extract(e.additional_event_data, '$.bytesTransferredOut') AS bytes_out,
      s.read_only,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address

    WHERE e.flags & 512;
    """

  /// Whose permissions changed: the name in the request, or the resource; and which permission it is.
  private static let permissionChanges = """
    CREATE VIEW permission_changes AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      coalesce(json_extract(e.request_parameters, '$.roleName'),
        json_extract(e.request_parameters, '$.userName'),
        json_extract(e.request_parameters, '$.groupName'),
        json_extract(e.request_parameters, '$.policyArn'),
        json_extract(e.request_parameters, '$.bucketName'),
        json_extract(e.request_parameters, '$.permissionSetArn'),
        json_extract(e.request_parameters, '$.keyId'),
        json_extract(e.request_parameters, '$.modelPackageGroupName'),
        json_extract(e.request_parameters, '$.resourceArn'),
        json_extract(e.request_parameters, '$.functionName'),
        json_extract(e.request_parameters, '$.secretId'),
        json_extract(e.request_parameters, '$.repositoryName'),
        json_extract(e.request_parameters, '$.queueUrl'),
        json_extract(e.request_parameters, '$.topicArn'),
        json_extract(e.request_parameters, '$.instanceProfileName'),
        json_extract(e.resources, '$[0].ARN')) AS target,
      coalesce(json_extract(e.request_parameters, '$.policyArn'),
        json_extract(e.request_parameters, '$.policyName'),
        json_extract(e.request_parameters, '$.permissionsBoundary'),
        json_extract(e.request_parameters, '$.accessKeyId'),
        json_extract(e.request_parameters, '$.serialNumber'),
        json_extract(e.request_parameters, '$.managedPolicyArn'),
        json_extract(e.response_elements, '$.accessKey.accessKeyId')) AS permission,
      json_extract(e.error_message, '$') AS error_message,
      e.request_parameters,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address

    WHERE e.flags & 1024;
    """

  /// Changes of what is logged, kept and watched.
  private static let trailChanges = """
    CREATE VIEW trail_changes AS
    SELECT
      e.event_time,
      e.time,
      coalesce(s.account, i.account) AS account,
      s.region,
      a.text AS actor,
      CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END AS person,
      w.text AS source_ip,
      s.event_source,
      n.text AS event_name,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      coalesce(json_extract(e.request_parameters, '$.name'),
        json_extract(e.request_parameters, '$.trailName'),
        json_extract(e.request_parameters, '$.bucketName'),
        json_extract(e.request_parameters, '$.logGroupName'),
        json_extract(e.request_parameters, '$.keyId'),
        json_extract(e.request_parameters, '$.detectorId'),
        json_extract(e.request_parameters, '$.configurationRecorderName'),
        json_extract(e.request_parameters, '$.eventDataStore'),
        json_extract(e.request_parameters, '$.rule'),
        json_extract(e.request_parameters, '$.alarmNames'),
        json_extract(e.resources, '$[0].ARN')) AS target,
      json_extract(e.error_message, '$') AS error_message,
      e.request_parameters,
      e.event_id,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address

    WHERE e.flags & 2048;
    """
}
