/// The same filters and alarms in every format.
enum CloudWatchExamples {
  static let metricFilters = #"""
    {
    	"metricFilters": [
    		{
    			"filterName": "RootCalls",
    			"filterPattern": "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }",
    			"metricTransformations": [
    				{
    					"metricName": "RootCallCount",
    					"metricNamespace": "Trail\/Security",
    					"metricValue": "1",
    					"defaultValue": 0.0
    				}
    			],
    			"creationTime": 1767225600000,
    			"logGroupName": "trail-ireland"
    		},
    		{
    			"filterName": "RootCalls",
    			"filterPattern": "{ $.userIdentity.type = \"Root\" }",
    			"metricTransformations": [
    				{
    					"metricName": "RootCallCount",
    					"metricNamespace": "Trail\/Security",
    					"metricValue": "1",
    					"unit": "Count"
    				}
    			],
    			"creationTime": 1767225600000,
    			"logGroupName": "trail-ohio"
    		},
    		{
    			"filterName": "failed_sign_ins",
    			"filterPattern": "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }",
    			"metricTransformations": [
    				{
    					"metricName": "SignInFailureCount",
    					"metricNamespace": "Trail\/Security",
    					"metricValue": "1",
    					"dimensions": { "User": "$.userIdentity.userName", "Account": "$.recipientAccountId" }
    				}
    			],
    			"logGroupName": "trail-ireland"
    		},
    		{
    			"filterName": "LargeDownloads",
    			"filterPattern": "{ $.eventName = GetObject }",
    			"metricTransformations": [
    				{
    					"metricName": "BytesOut",
    					"metricNamespace": "Trail\/Security",
    					"metricValue": "$.additionalEventData.bytesTransferredOut"
    				}
    			],
    			"logGroupName": "trail-ireland"
    		}
    	]
    }
    """#

  static let alarms = #"""
    {
        "MetricAlarms": [
            {
                "AlarmName": "RootUsed",
                "AlarmDescription": "Someone is root \ud83d\ude00: ask why.",
                "ActionsEnabled": true,
                "OKActions": [],
                "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:security"],
                "StateValue": "OK",
                "MetricName": "RootCallCount",
                "Namespace": "Trail/Security",
                "Statistic": "Sum",
                "Dimensions": [],
                "Period": 300,
                "EvaluationPeriods": 1,
                "Threshold": 1.0,
                "ComparisonOperator": "GreaterThanOrEqualToThreshold",
                "TreatMissingData": "notBreaching"
            },
            {
                "AlarmName": "Ana fails to sign in",
                "ActionsEnabled": false,
                "MetricName": "SignInFailureCount",
                "Namespace": "Trail/Security",
                "ExtendedStatistic": "p99.5",
                "Dimensions": [
                    { "Name": "User", "Value": "ana" },
                    { "Name": "Account", "Value": "111122223333" }
                ],
                "Period": 3600,
                "EvaluationPeriods": 3,
                "DatapointsToAlarm": 2,
                "Threshold": 2.5,
                "ComparisonOperator": "GreaterThanThreshold"
            }
        ],
        "CompositeAlarms": []
    }
    """#
}
