/// SageMaker while a model is made: pipelines, processing, training and tuning jobs.
enum TrainingEvents {
  static func call(
    _ name: String, request: String, response: String = "null", isReadOnly: Bool = false
  ) -> EventTemplate {
    var template = EventTemplate(service: "sagemaker", name: name)
    template.host = "api.sagemaker.<region>.amazonaws.com"
    template.request = request
    template.response = response
    template.isReadOnly = isReadOnly
    return template
  }

  static let resource = "arn:aws:sagemaker:<region>:<account>"
  static let executionRole = "arn:aws:iam::<account>:role/service-role/sagemaker-execution"
  static let jobName = "<pick:ranker|classifier|embedder#model@run>-<hex:10@run>"
  static let pipelineName = "<pick:ranker|classifier|embedder#model@run>-retraining"
  static let image = "<account>.dkr.ecr.<region>.amazonaws.com/training@sha256:<hex:64#image@place>"

  private static let execution =
    #"{"pipelineExecutionArn":"\#(resource):pipeline/\#(pipelineName)/execution/<id:12@run>"}"#
  private static let executionName = "\(pipelineName)/<id:12@run>"
  private static let pipeline = LineageNote.Named(kind: "pipeline", name: pipelineName)
  private static let encryption = #""kmsKeyId":"\#(KeyEvents.keyARN)""#

  static let startPipeline = call(
    "StartPipelineExecution",
    request: #"{"pipelineName":"\#(pipelineName)","clientRequestToken":"<uuid>","#
      + #""pipelineParameters":[{"name":"DatasetVersion","value":"v<number:3:9>"}]}"#,
    response: execution
  )
  .about(LineageNote("pipeline execution", executionName, from: [pipeline]))

  static let retryPipeline = call(
    "RetryPipelineExecution",
    request: execution.dropLast() + #","clientRequestToken":"<uuid>"}"#, response: execution
  )
  .about(LineageNote("pipeline execution", executionName, from: [pipeline]))

  static let createProcessingJob = call(
    "CreateProcessingJob",
    request: #"{"processingJobName":"\#(jobName)-prepare","roleArn":"\#(executionRole)","#
      + #""appSpecification":{"imageUri":"\#(image)"},"processingInputs":[{"inputName":"raw","#
      + #""s3Input":{"s3Uri":"s3://\#(StorageEvents.trainingData)/datasets","#
      + #""s3DataType":"S3Prefix"}}],"processingResources":{"clusterConfig":{"instanceCount":1,"#
      + #""instanceType":"ml.m5.4xlarge","volumeSizeInGB":100}}}"#,
    response: #"{"processingJobArn":"\#(resource):processing-job/\#(jobName)-prepare"}"#
  )
  .about(LineageNote("processing job", "\(jobName)-prepare"))

  static let createTrainingJob = call(
    "CreateTrainingJob",
    request: #"{"trainingJobName":"\#(jobName)","roleArn":"\#(executionRole)","#
      + #""algorithmSpecification":{"trainingImage":"\#(image)","trainingInputMode":"File"},"#
      + #""inputDataConfig":[{"channelName":"train","dataSource":{"s3DataSource":{"#
      + #""s3DataType":"S3Prefix","s3Uri":"s3://\#(StorageEvents.trainingData)/datasets"}}}],"#
      + #""outputDataConfig":{"s3OutputPath":"s3://\#(StorageEvents.artifacts)/models","#
      + #"\#(encryption)},"resourceConfig":{"instanceType":"<pick:ml.g5.12xlarge|ml.p4d.24xlarge>","#
      + #""instanceCount":<number:1:4>,"volumeSizeInGB":<number:100:500>},"#
      + #""stoppingCondition":{"maxRuntimeInSeconds":86400},"enableNetworkIsolation":true,"#
      + #""enableManagedSpotTraining":false,"tags":[{"key":"team","value":"ranking"}]}"#,
    response: #"{"trainingJobArn":"\#(resource):training-job/\#(jobName)"}"#
  )
  .about(LineageNote("training job", jobName))

  static let createTuningJob = call(
    "CreateHyperParameterTuningJob",
    request: #"{"hyperParameterTuningJobName":"\#(jobName)-tuning","#
      + #""hyperParameterTuningJobConfig":{"strategy":"Bayesian","resourceLimits":"#
      + #"{"maxNumberOfTrainingJobs":<number:8:40>,"maxParallelTrainingJobs":4}},"#
      + #""trainingJobDefinition":{"roleArn":"\#(executionRole)","#
      + #""algorithmSpecification":{"trainingImage":"\#(image)","trainingInputMode":"File"}}}"#,
    response:
      #"{"hyperParameterTuningJobArn":"\#(resource):hyper-parameter-tuning-job/\#(jobName)-tuning"}"#
  )
  .about(LineageNote("tuning job", "\(jobName)-tuning"))

  static let stopTrainingJob = call(
    "StopTrainingJob", request: #"{"trainingJobName":"\#(jobName)"}"#
  )
  .about(LineageNote("training job", jobName))

  static let describeTrainingJob = call(
    "DescribeTrainingJob", request: #"{"trainingJobName":"\#(jobName)"}"#, isReadOnly: true)

  static let missingTrainingJob = describeTrainingJob.failing(
    "ValidationException", "Requested resource not found.")

  static let describePipelineExecution = call(
    "DescribePipelineExecution", request: execution, isReadOnly: true)

  static let listTrainingJobs = call(
    "ListTrainingJobs",
    request: #"{"maxResults":100,"sortBy":"CreationTime","sortOrder":"Descending"}"#,
    isReadOnly: true)

  static let throttledList = listTrainingJobs.failing("ThrottlingException", "Rate exceeded")

  /// CodePipeline has an API of the same name, which starts no training.
  static let startOtherPipeline: EventTemplate = {
    var template = EventTemplate(service: "codepipeline", name: "StartPipelineExecution")
    template.request = #"{"name":"training-image-build"}"#
    template.response = #"{"pipelineExecutionId":"<uuid>"}"#
    return template
  }()
}
