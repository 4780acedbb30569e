import CloudTrail

/// The files that are verified: a directory in the program, memory in a test.
public protocol VerifiableFiles: Sendable {
  /// Lends a file's bytes to a body.
  ///
  /// Called from several threads at once.
  func withFile<Value>(
    _ path: String, _ body: (any ByteSource) throws(ContentInspectionFault) -> Value
  ) throws(ContentInspectionFault) -> Value
}
