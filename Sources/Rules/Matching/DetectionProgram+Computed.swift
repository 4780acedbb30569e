import CloudTrail

extension DetectionProgram {
  /// The text of a field that no record has, or nil where it has no value.
  func computed(
    _ path: Int, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> String? {
    switch paths[path].root {
    case .actor: context.actor
    case .outcome: context.outcome
    case .isAWSService: AWSServiceCaller.isCaller(of: record, in: bytes) ? "true" : "false"
    case .stage: stage(of: record, in: bytes)?.rawValue
    case .member, .other: nil
    }
  }

  private func stage(of record: borrowing Record, in bytes: RawSpan) -> ModelStage? {
    let source = record[.eventSource]
    let name = record[.eventName]
    guard !source.isEmpty, !name.isEmpty else { return nil }
    return stages.stage(
      eventSource: JSONString.text(of: source, in: bytes),
      eventName: JSONString.text(of: name, in: bytes))
  }
}

/// Tells calls that AWS itself makes, on its own or on somebody's behalf.
enum AWSServiceCaller {
  private static let typePath = FieldPath("userIdentity.type")
  private static let invokerPath = FieldPath("userIdentity.invokedBy")
  private static let addressPath = FieldPath("sourceIPAddress")
  private static let serviceDomain = Array(".amazonaws.com\"".utf8)
  private static let serviceType = Array("\"AWSService\"".utf8)
  private static let internalName = Array("\"AWS Internal\"".utf8)

  /// Whether the identity is a service, a service is named as the invoker, or the address is that
  /// of a service.
  ///
  /// Source: AWS CloudTrail User Guide, "CloudTrail userIdentity element".
  static func isCaller(of record: borrowing Record, in bytes: RawSpan) -> Bool {
    typePath.anyEnd(of: record, in: bytes) { bytes.equals($0, serviceType) }
      || invokerPath.anyEnd(of: record, in: bytes) { isService($0, in: bytes) }
      || addressPath.anyEnd(of: record, in: bytes) { isService($0, in: bytes) }
  }

  private static func isService(_ value: ByteRange, in bytes: RawSpan) -> Bool {
    if bytes.equals(value, internalName) { return true }
    let start = value.end - serviceDomain.count
    // A name stands before the domain, and a quote before the name.
    return start > value.start + 1 && bytes.equals(ByteRange(start, value.end), serviceDomain)
  }
}
