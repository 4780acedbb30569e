/// Events that a trail leaves out unless its event selectors ask for them.
///
/// Source: AWS CloudTrail User Guide, "Logging data events", and the guides of the services that
/// it names. Calls of which the guides differ are left out.
enum DataEvents {
  /// Whether an event is a data event.
  ///
  /// - Parameters:
  ///   - name: in whatever case.
  ///   - source: in small letters.
  static func contains(_ name: String, of source: String) -> Bool {
    namesBySource[source]?.contains(name.lowercased()) ?? false
  }

  /// The event sources that have data events.
  static let sources = Set(namesBySource.keys)

  private static let namesBySource: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: """
      s3: \(objectCalls) HeadBucket ListObjects ListObjectsV2 ListObjectVersions \
      ListMultipartUploads
      s3express: \(objectCalls) CreateSession HeadBucket ListObjectsV2
      s3-outposts: \(objectCalls)
      s3-object-lambda: \(objectCalls) WriteGetObjectResponse
      lambda: Invoke InvokeAsync InvokeWithResponseStream
      dynamodb: BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement \
      ExecuteTransaction GetItem GetRecords GetShardIterator PutItem Query Scan \
      TransactGetItems TransactWriteItems UpdateItem
      ebs: GetSnapshotBlock ListChangedBlocks ListSnapshotBlocks PutSnapshotBlock
      sns: Publish PublishBatch
      sqs: ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage \
      DeleteMessageBatch ReceiveMessage SendMessage SendMessageBatch
      kinesis: GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard
      sagemaker: BatchGetRecord BatchWriteRecord DeleteRecord GetRecord PutRecord \
      InvokeEndpointWithResponseStream
      metrics-sagemaker: BatchGetMetrics BatchPutMetrics
      bedrock: ApplyGuardrail InvokeAgent InvokeFlow InvokeInlineAgent \
      InvokeModelWithBidirectionalStream RenderPrompt Retrieve RetrieveAndGenerate \
      StartAsyncInvoke
      cognito-identity: GetCredentialsForIdentity GetId GetOpenIdToken \
      GetOpenIdTokenForDeveloperIdentity UnlinkIdentity
      verifiedpermissions: BatchIsAuthorized BatchIsAuthorizedWithToken IsAuthorized \
      IsAuthorizedWithToken
      rdsdataapi: BatchExecuteStatement BeginTransaction CommitTransaction ExecuteSql \
      ExecuteStatement RollbackTransaction
      monitoring: GetMetricData PutMetricData
      """.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return (
          "\(words[0].dropLast()).amazonaws.com", Set(words.dropFirst().map { $0.lowercased() })
        )
      })

  /// What is done to the objects of a bucket.
  private static let objectCalls = """
    AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload DeleteObject \
    DeleteObjects DeleteObjectTagging GetObject GetObjectAcl GetObjectAttributes \
    GetObjectTagging GetObjectTorrent HeadObject ListParts PostObject PutObject PutObjectAcl \
    PutObjectTagging RestoreObject SelectObjectContent UploadPart UploadPartCopy
    """
}
