import CloudTrail

/// The bytes of a batch while its rows are stored.
struct BatchText {
  let text: UnsafeRawBufferPointer
  let extra: UnsafeRawBufferPointer

  @inline(__always)
  func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
    if range.offset & EventBatch.extraBit == 0 {
      return UnsafeRawBufferPointer(rebasing: text[range.start..<range.end])
    }
    let start = Int(range.offset & ~EventBatch.extraBit)
    return UnsafeRawBufferPointer(rebasing: extra[start..<(start + Int(range.count))])
  }
}

extension EventBatch {
  /// Gives the bytes of the batch to a body that reads them in place.
  func withText(
    _ body: (BatchText) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let result = extra.withUnsafeBytes { extra in
      Result { () throws(DatabaseError) in
        try body(BatchText(text: text.bytes, extra: extra))
      }
    }
    try result.get()
  }
}
