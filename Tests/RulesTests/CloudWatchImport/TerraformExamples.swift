extension CloudWatchExamples {
  static let terraformState =
    #"{"format_version":"1.0","terraform_version":"1.9.5","values":"# + terraformValues + "}"

  static let terraformPlan =
    #"{"format_version":"1.2","terraform_version":"1.9.5","prior_state":{"format_version":"1.0","#
    + #""values":{"root_module":{}}},"planned_values":"# + terraformValues + "}"

  private static let terraformValues = #"""
    {
      "root_module": {
        "resources": [
          {
            "address": "aws_cloudwatch_log_metric_filter.root[\"trail-ireland\"]",
            "mode": "managed", "type": "aws_cloudwatch_log_metric_filter", "name": "root", "index": "trail-ireland",
            "values": {
              "apply_on_transformed_logs": false, "id": "RootCalls",
              "log_group_name": "trail-ireland",
              "metric_transformation": [
                {"default_value": "0", "dimensions": null, "name": "RootCallCount", "namespace": "Trail/Security", "unit": "None", "value": "1"}
              ],
              "name": "RootCalls",
              "pattern": "{ $.userIdentity.type = \"Root\" \u0026\u0026 $.userIdentity.invokedBy NOT EXISTS \u0026\u0026 $.eventType != \"AwsServiceEvent\" }"
            },
            "sensitive_values": {"metric_transformation": [{}]}
          },
          {
            "address": "aws_cloudwatch_log_metric_filter.root[\"trail-ohio\"]",
            "mode": "managed", "type": "aws_cloudwatch_log_metric_filter", "name": "root", "index": "trail-ohio",
            "values": {
              "log_group_name": "trail-ohio",
              "metric_transformation": [
                {"default_value": "", "dimensions": {}, "name": "RootCallCount", "namespace": "Trail/Security", "unit": "Count", "value": "1"}
              ],
              "name": "RootCalls",
              "pattern": "{ $.userIdentity.type = \"Root\" }"
            }
          },
          {"address": "aws_sns_topic.security", "mode": "managed", "type": "aws_sns_topic", "name": "security", "values": {}}
        ],
        "child_modules": [
          {
            "address": "module.alarms",
            "resources": [
              {
                "address": "module.alarms.aws_cloudwatch_log_metric_filter.bytes[0]",
                "mode": "managed", "type": "aws_cloudwatch_log_metric_filter", "name": "bytes", "index": 0,
                "values": {
                  "log_group_name": "trail-ireland",
                  "metric_transformation": [
                    {"default_value": "", "dimensions": {}, "name": "BytesOut", "namespace": "Trail/Security", "unit": "None", "value": "$.additionalEventData.bytesTransferredOut"}
                  ],
                  "name": "LargeDownloads",
                  "pattern": "{ $.eventName = GetObject }"
                }
              },
              {
                "address": "module.alarms.aws_cloudwatch_metric_alarm.root",
                "mode": "managed", "type": "aws_cloudwatch_metric_alarm", "name": "root",
                "values": {
                  "actions_enabled": true,
                  "alarm_actions": ["arn:aws:sns:eu-west-1:111122223333:security"],
                  "alarm_description": "Someone is root 😀: ask why.",
                  "alarm_name": "RootUsed",
                  "comparison_operator": "GreaterThanOrEqualToThreshold",
                  "datapoints_to_alarm": 0, "dimensions": {},
                  "evaluate_low_sample_count_percentiles": "", "evaluation_periods": 1,
                  "extended_statistic": "", "metric_name": "RootCallCount", "metric_query": [],
                  "namespace": "Trail/Security", "period": 300, "statistic": "Sum", "threshold": 1,
                  "threshold_metric_id": "", "treat_missing_data": "notBreaching", "unit": ""
                }
              }
            ],
            "child_modules": [
              {
                "address": "module.alarms.module.sign_ins",
                "resources": [
                  {
                    "address": "module.alarms.module.sign_ins.aws_cloudwatch_log_metric_filter.this",
                    "mode": "managed", "type": "aws_cloudwatch_log_metric_filter", "name": "this",
                    "values": {
                      "log_group_name": "trail-ireland",
                      "metric_transformation": [
                        {
                          "default_value": "",
                          "dimensions": {"Account": "$.recipientAccountId", "User": "$.userIdentity.userName"},
                          "name": "SignInFailureCount", "namespace": "Trail/Security", "unit": "None", "value": "1"
                        }
                      ],
                      "name": "failed_sign_ins",
                      "pattern": "{ ($.eventName = ConsoleLogin) \u0026\u0026 ($.errorMessage = \"Failed authentication\") }"
                    }
                  },
                  {
                    "address": "module.alarms.module.sign_ins.aws_cloudwatch_metric_alarm.this[\"ana\"]",
                    "mode": "managed", "type": "aws_cloudwatch_metric_alarm", "name": "this", "index": "ana",
                    "values": {
                      "actions_enabled": false, "alarm_actions": null, "alarm_description": null,
                      "alarm_name": "Ana fails to sign in",
                      "comparison_operator": "GreaterThanThreshold", "datapoints_to_alarm": 2,
                      "dimensions": {"Account": "111122223333", "User": "ana"},
                      "evaluation_periods": 3, "extended_statistic": "p99.5",
                      "metric_name": "SignInFailureCount", "metric_query": [],
                      "namespace": "Trail/Security", "period": 3600, "statistic": null,
                      "threshold": 2.5, "treat_missing_data": "missing", "unit": null
                    }
                  }
                ]
              }
            ]
          }
        ]
      }
    }
    """#
}
