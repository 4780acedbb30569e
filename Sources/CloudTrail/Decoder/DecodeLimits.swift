/// What a decoder accepts.
///
/// Beyond it a record is rejected, or a file, with the limit in the reason.
public struct DecodeLimits: Sendable, Equatable {
  /// The largest record in bytes.
  public var recordByteMaximum: Int
  /// The deepest nesting of arrays and objects.
  public var nestingDepthMaximum: Int
  /// The largest content of a file in bytes.
  public var inflatedByteMaximum: Int64
  /// The largest ratio of content to file.
  public var inflateRatioMaximum: Int

  /// Below this size of the content the ratio does not count: small files compress oddly.
  static let ratioFreeByteCount: Int64 = 4 << 20

  /// Limits with sane defaults: CloudTrail caps files at 50 MB and events at 256 KB.
  public init(
    recordByteMaximum: Int = 4 << 20, nestingDepthMaximum: Int = 512,
    inflatedByteMaximum: Int64 = 256 << 20, inflateRatioMaximum: Int = 200
  ) {
    self.recordByteMaximum = recordByteMaximum
    self.nestingDepthMaximum = nestingDepthMaximum
    self.inflatedByteMaximum = inflatedByteMaximum
    self.inflateRatioMaximum = inflateRatioMaximum
  }
}
