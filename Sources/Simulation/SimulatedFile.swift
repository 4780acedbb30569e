/// One trail file as CloudTrail would deliver it, before compression.
public struct SimulatedFile: Sendable {
  /// The path below the trail's root, with forward slashes.
  public var relativePath: String
  /// When the file appears in the bucket, in Unix time.
  public var deliverySeconds: Int64
  /// How many records it holds.
  public var recordCount: Int
  /// The text of the file: one line of JSON, `{"Records":[…]}`.
  public var json: [UInt8]
}
