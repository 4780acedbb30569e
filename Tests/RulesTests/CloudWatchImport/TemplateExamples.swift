extension CloudWatchExamples {
  static let yamlTemplate = #"""
    AWSTemplateFormatVersion: 2010-09-09
    Description: Alarms on the trail
    Parameters:
      Namespace:
        Type: String
        Default: Trail/Security
      SignInThreshold:
        Type: Number
        Default: 2.5
    Resources:
      Topic:
        Type: AWS::SNS::Topic
      RootCallsFilter:
        Type: AWS::Logs::MetricFilter
        Properties:
          FilterName: RootCalls
          LogGroupName: trail-ireland
          FilterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
          MetricTransformations:
            - MetricName: RootCallCount
              MetricNamespace: !Ref Namespace
              MetricValue: '1'
              DefaultValue: 0
      OhioFilter:
        Type: AWS::Logs::MetricFilter
        Properties:
          FilterName: RootCalls
          LogGroupName: trail-ohio
          FilterPattern: '{ $.userIdentity.type = "Root" }'
          MetricTransformations:
            - MetricName: RootCallCount
              MetricNamespace: {Ref: Namespace}
              MetricValue: 1
              Unit: Count
      SignIns:
        Type: AWS::Logs::MetricFilter
        Properties:
          FilterName: failed_sign_ins
          LogGroupName: trail-ireland
          FilterPattern: >-
            { ($.eventName = ConsoleLogin)
            && ($.errorMessage = "Failed authentication") }
          MetricTransformations:
            - MetricName: SignInFailureCount
              MetricNamespace: !Sub '${Namespace}'
              MetricValue: '1'
              Dimensions:
                - {Key: User, Value: $.userIdentity.userName}
                - {Key: Account, Value: $.recipientAccountId}
      LargeDownloads:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: trail-ireland
          FilterPattern: '{ $.eventName = GetObject }'
          MetricTransformations:
            - MetricName: BytesOut
              MetricNamespace: !Sub ['${Space}', {Space: !Ref Namespace}]
              MetricValue: $.additionalEventData.bytesTransferredOut
      RootUsed:
        Type: AWS::CloudWatch::Alarm
        Properties:
          AlarmName: RootUsed
          AlarmDescription: "Someone is root \U0001F600: ask why."
          AlarmActions: [!Ref Topic]
          Namespace: !Ref Namespace
          MetricName: RootCallCount
          Statistic: Sum
          Period: 300
          EvaluationPeriods: 1
          Threshold: 1
          ComparisonOperator: GreaterThanOrEqualToThreshold
          TreatMissingData: notBreaching
      AnaFails:
        Type: AWS::CloudWatch::Alarm
        Properties:
          AlarmName: Ana fails to sign in
          ActionsEnabled: false
          Namespace: !Ref Namespace
          MetricName: SignInFailureCount
          Dimensions:
            - {Name: User, Value: ana}
            - {Name: Account, Value: '111122223333'}
          ExtendedStatistic: p99.5
          Period: 3600
          EvaluationPeriods: 3
          DatapointsToAlarm: 2
          Threshold: !Ref SignInThreshold
          ComparisonOperator: GreaterThanThreshold
    """#

  static let jsonTemplate = #"""
    {
      "AWSTemplateFormatVersion": "2010-09-09",
      "Parameters": {
        "Namespace": {"Type": "String", "Default": "Trail/Security"},
        "SignInThreshold": {"Type": "Number", "Default": 2.5}
      },
      "Resources": {
        "RootCallsFilter": {
          "Type": "AWS::Logs::MetricFilter",
          "Properties": {
            "FilterName": "RootCalls",
            "LogGroupName": "trail-ireland",
            "FilterPattern": "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }",
            "MetricTransformations": [
              {"MetricName": "RootCallCount", "MetricNamespace": {"Ref": "Namespace"}, "MetricValue": "1", "DefaultValue": 0}
            ]
          }
        },
        "OhioFilter": {
          "Type": "AWS::Logs::MetricFilter",
          "Properties": {
            "FilterName": "RootCalls",
            "LogGroupName": "trail-ohio",
            "FilterPattern": "{ $.userIdentity.type = \"Root\" }",
            "MetricTransformations": [
              {"MetricName": "RootCallCount", "MetricNamespace": {"Fn::Sub": "${Namespace}"}, "MetricValue": "1", "Unit": "Count"}
            ]
          }
        },
        "SignIns": {
          "Type": "AWS::Logs::MetricFilter",
          "Properties": {
            "FilterName": "failed_sign_ins",
            "LogGroupName": "trail-ireland",
            "FilterPattern": "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }",
            "MetricTransformations": [
              {
                "MetricName": "SignInFailureCount",
                "MetricNamespace": {"Fn::Sub": ["${Space}/Security", {"Space": "Trail"}]},
                "MetricValue": "1",
                "Dimensions": [
                  {"Key": "Account", "Value": "$.recipientAccountId"},
                  {"Key": "User", "Value": "$.userIdentity.userName"}
                ]
              }
            ]
          }
        },
        "LargeDownloads": {
          "Type": "AWS::Logs::MetricFilter",
          "Properties": {
            "LogGroupName": "trail-ireland",
            "FilterPattern": "{ $.eventName = GetObject }",
            "MetricTransformations": [
              {
                "MetricName": "BytesOut",
                "MetricNamespace": "Trail/Security",
                "MetricValue": "$.additionalEventData.bytesTransferredOut"
              }
            ]
          }
        },
        "RootUsed": {
          "Type": "AWS::CloudWatch::Alarm",
          "Properties": {
            "AlarmName": "RootUsed",
            "AlarmDescription": "Someone is root \uD83D\uDE00: ask why.",
            "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:security"],
            "Namespace": {"Ref": "Namespace"},
            "MetricName": "RootCallCount",
            "Statistic": "Sum",
            "Period": "300",
            "EvaluationPeriods": "1",
            "Threshold": "1",
            "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            "TreatMissingData": "notBreaching"
          }
        },
        "AnaFails": {
          "Type": "AWS::CloudWatch::Alarm",
          "Properties": {
            "AlarmName": "Ana fails to sign in",
            "ActionsEnabled": false,
            "Namespace": {"Ref": "Namespace"},
            "MetricName": "SignInFailureCount",
            "Dimensions": [
              {"Name": "User", "Value": "ana"},
              {"Name": "Account", "Value": "111122223333"}
            ],
            "ExtendedStatistic": "p99.5",
            "Period": 3600,
            "EvaluationPeriods": 3,
            "DatapointsToAlarm": 2,
            "Threshold": {"Ref": "SignInThreshold"},
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "missing"
          }
        }
      }
    }
    """#
}
