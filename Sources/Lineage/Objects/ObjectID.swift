/// Something of machine learning, told from all others: names are unique in an account and region
/// only, and among objects of one kind.
public struct ObjectID: Sendable, Hashable, Comparable {
  /// What it is.
  public let kind: ObjectKind
  /// Its name; of a model package group and version, of a pipeline's execution pipeline and id.
  public let name: String
  /// The account's number.
  public let account: String
  /// The region, such as `eu-central-1`.
  public let region: String

  init(_ kind: ObjectKind, _ name: String, account: String, region: String) {
    self.kind = kind
    self.name = name
    self.account = account
    self.region = region
  }

  /// What a name or an ARN stands for.
  ///
  /// - Parameters:
  ///   - kind: what a plain name is the name of.
  ///   - account, region: where a plain name is at home.
  init(_ kind: ObjectKind, reference: String, account: String, region: String) {
    self = ObjectID(arn: reference) ?? ObjectID(kind, reference, account: account, region: region)
  }

  /// What an ARN stands for; nil where the text is none of SageMaker or Bedrock.
  ///
  /// Source: Service Authorization Reference, "Resource types defined by Amazon SageMaker AI".
  public init?(arn: String) {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "sagemaker" || parts[2] == "bedrock",
      let slash = parts[5].firstIndex(of: "/"),
      let kind = ObjectKind(resourceType: parts[5][..<slash])
    else { return nil }
    var name = String(parts[5][parts[5].index(after: slash)...])
    let steps = name.split(separator: "/")
    if kind == .pipeline, steps.count == 3, steps[1] == "execution" {
      name = "\(steps[0])/\(steps[2])"
      self.init(.pipelineExecution, name, account: String(parts[4]), region: String(parts[3]))
      return
    }
    guard !name.isEmpty else { return nil }
    self.init(kind, name, account: String(parts[4]), region: String(parts[3]))
  }

  /// Orders by kind, name and place.
  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.kind.rawValue, left.name, left.account, left.region)
      < (right.kind.rawValue, right.name, right.account, right.region)
  }
}
