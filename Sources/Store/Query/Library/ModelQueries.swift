extension NamedQuery {
  /// What happened to models.
  static let modelQueries = [
    NamedQuery(
      "ml-changes", "What changed in machine learning?",
      "Changes of models and of what makes and serves them, the newest first; a job is only asked for.",
      [.number("days", 7, "how many days back")],
      sql: """
        SELECT event_time, account, region, actor, person, source_ip, event_name, object_kind,
          object, outcome, error_code
        FROM ml_changes
        WHERE time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "retraining", "Who asked for training, when and from where?",
      "Time, address, identity and API method of all that trains a model or trains it again. "
        + "CloudTrail does not say whether a job finished.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT event_time AS timestamp, source_ip, actor, person, event_source,
          event_name AS api_method, object_kind, object, account, region, outcome, event_id
        FROM ml_changes
        WHERE (event_source, event_name) IN (VALUES
            \(retrainingCalls))
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "approvals", "Who approved and rejected models?",
      "Changes of a model package's approval, with its maker where the trail has the making.",
      [.number("days", 90, "how many days back")],
      sql: """
        WITH decision AS (
          SELECT event_time, time, account, region, actor, person, outcome, object AS package,
            json_extract(request_parameters, '$.modelApprovalStatus') AS status,
            json_extract(request_parameters, '$.approvalDescription') AS reason
          FROM ml_changes
          WHERE event_source = 'sagemaker.amazonaws.com'
            AND event_name IN ('UpdateModelPackage', 'CreateModelPackage')
            AND time >= unixepoch('now', '-' || :days || ' days')
        ), maker AS MATERIALIZED (
          SELECT json_extract(response_elements, '$.modelPackageArn') AS package, actor, person
          FROM ml_changes
          WHERE event_name = 'CreateModelPackage' AND outcome = 'allowed'
        )
        SELECT d.event_time, d.account, d.region, d.package, d.status, d.outcome, d.actor,
          d.person, d.reason, m.actor AS made_by, m.person AS made_by_person,
          m.actor = d.actor AND m.person IS d.person AS is_maker
        FROM decision AS d
        LEFT JOIN maker AS m ON m.package = d.package
        WHERE d.status IS NOT NULL AND d.status != 'PendingManualApproval'
        ORDER BY d.time DESC
        """),
    NamedQuery(
      "deployments", "What was put into service?",
      "Endpoints and Bedrock deployments that were made or changed, the newest first.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT event_time, account, region, actor, person, event_name, object, related, outcome
        FROM ml_changes
        WHERE object_kind IN ('endpoint', 'inference component', 'provisioned throughput',
            'custom model deployment')
          AND event_name != 'UpdateEndpointWeightsAndCapacities'
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "ml-deletions", "What of machine learning was deleted or stopped?",
      "Deleted and stopped objects, also those where it was refused, the newest first.",
      [.number("days", 90, "how many days back")],
      sql: """
        SELECT event_time, account, region, actor, person, source_ip, event_name, object_kind,
          object, outcome
        FROM ml_changes
        WHERE (event_name GLOB 'Delete*' OR event_name GLOB 'Stop*' OR event_name GLOB 'BatchDelete*')
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "training-images", "With which images were models trained?",
      "Images of training and processing jobs, with their first and last use.",
      [.number("days", 90, "how many days back")],
      sql: """
        SELECT coalesce(json_extract(request_parameters, '$.algorithmSpecification.trainingImage'),
            json_extract(request_parameters, '$.algorithmSpecification.algorithmName'),
            json_extract(request_parameters, '$.appSpecification.imageUri')) AS image,
          count(*) AS jobs, count(DISTINCT actor) AS actors, min(event_time) AS first,
          max(event_time) AS last
        FROM ml_changes
        WHERE event_source = 'sagemaker.amazonaws.com'
          AND event_name IN ('CreateTrainingJob', 'CreateProcessingJob')
          AND outcome = 'allowed' AND time >= unixepoch('now', '-' || :days || ' days')
        GROUP BY image
        ORDER BY last DESC
        """),
    NamedQuery(
      "model-use", "Who uses which models of Bedrock?",
      "Invocations by actor and model. Prompts and answers are in no trail.",
      [.number("hours", 6, "how many hours back")],
      sql: """
        SELECT actor, object AS model, event_name, outcome, count(*) AS times,
          max(event_time) AS last
        FROM ml_activity
        WHERE event_source = 'bedrock.amazonaws.com'
          AND event_name IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse',
            'ConverseStream')
          AND time >= unixepoch('now', '-' || :hours || ' hours')
        GROUP BY actor, model, event_name, outcome
        ORDER BY times DESC
        """),
  ]

  /// Calls that train a model, or train it again, as rows of values.
  ///
  /// Source: Amazon SageMaker and Amazon Bedrock API references, "Actions".
  private static let retrainingCalls =
    ([
      "CreateTrainingJob", "CreateHyperParameterTuningJob", "CreateAutoMLJob",
      "CreateAutoMLJobV2", "StartPipelineExecution", "RetryPipelineExecution",
    ].map { "('sagemaker.amazonaws.com', '\($0)')" }
    + [
      "CreateModelCustomizationJob", "CreateModelImportJob", "CreateCustomModel",
    ].map { "('bedrock.amazonaws.com', '\($0)')" }).joined(separator: ",\n    ")
}
