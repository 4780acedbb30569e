@testable import Rules

/// What the files of every format become.
extension CloudWatchExamples {
  static let files = [
    RuleSource(
      name: "ana-fails-to-sign-in.yml",
      text: #"""
        title: failed_sign_ins
        id: b012cd84-0d31-86cd-a99a-4e8ac3043946
        name: failed-sign-ins
        description: >-
          Makes the CloudWatch metric Trail/Security/SignInFailureCount of the log group
          trail-ireland.
        level: medium
        logsource:
          product: aws
          service: cloudtrail
        metric_filter:
          pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }'
          metric_value: 1
          dimensions:
            Account: $.recipientAccountId
            User: $.userIdentity.userName
          metric_namespace: Trail/Security
          metric_name: SignInFailureCount
        ---
        title: Ana fails to sign in
        id: b1c00bfe-1ead-83a3-a93f-bfef3334078e
        name: ana-fails-to-sign-in
        description: >-
          CloudWatch alarm on the metric Trail/Security/SignInFailureCount of the log
          group trail-ireland.
        level: medium
        correlation:
          type: metric_alarm
          rules:
            - failed-sign-ins
          dimensions:
            Account: '111122223333'
            User: ana
          statistic: p99.5
          period: 1h
          evaluation_periods: 3
          datapoints_to_alarm: 2
          comparison_operator: GreaterThanThreshold
          threshold: 2.5
          actions_enabled: false

        """#),
    RuleSource(
      name: "root-used.yml",
      text: #"""
        title: RootCalls
        id: d2012b01-884a-8a17-a127-64c365d50362
        name: root-calls
        description: >-
          Makes the CloudWatch metric Trail/Security/RootCallCount of the log group
          trail-ireland.
        level: medium
        logsource:
          product: aws
          service: cloudtrail
        metric_filter:
          pattern: >-
            { $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS &&
            $.eventType != "AwsServiceEvent" }
          metric_value: 1
          default_value: 0
          metric_namespace: Trail/Security
          metric_name: RootCallCount
        ---
        title: RootCalls
        id: 14f3284a-0853-8b76-ae7c-8031194cbe5d
        name: root-calls-2
        description: >-
          Makes the CloudWatch metric Trail/Security/RootCallCount of the log group
          trail-ohio.
        level: medium
        logsource:
          product: aws
          service: cloudtrail
        metric_filter:
          pattern: '{ $.userIdentity.type = "Root" }'
          metric_value: 1
          metric_namespace: Trail/Security
          metric_name: RootCallCount
        ---
        title: RootUsed
        id: 744ee259-ee62-818e-ade7-7873050c5c55
        name: root-used
        description: |-
          Someone is root 😀: ask why.
          CloudWatch alarm on the metric Trail/Security/RootCallCount of the log groups trail-ireland, trail-ohio.
        level: medium
        correlation:
          type: metric_alarm
          rules:
            - root-calls
            - root-calls-2
          statistic: Sum
          period: 5m
          evaluation_periods: 1
          comparison_operator: GreaterThanOrEqualToThreshold
          threshold: 1
          treat_missing_data: notBreaching

        """#),
    RuleSource(
      name: "large-downloads.yml",
      text: #"""
        title: LargeDownloads
        id: 1a4952c4-2a8f-8afe-acc3-03effeb1833b
        name: large-downloads
        description: >-
          Makes the CloudWatch metric Trail/Security/BytesOut of the log group
          trail-ireland.
        level: medium
        logsource:
          product: aws
          service: cloudtrail
        metric_filter:
          pattern: '{ $.eventName = GetObject }'
          metric_value: $.additionalEventData.bytesTransferredOut
          metric_namespace: Trail/Security
          metric_name: BytesOut

        """#),
  ]
}
