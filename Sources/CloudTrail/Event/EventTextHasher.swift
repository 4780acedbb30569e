/// Hashes the texts of an event, for the seal under which it is stored.
///
/// Done by the decoders, where it is hidden behind the writer's work: the texts are most of an event.
struct EventTextHasher {
  private var input = HashInput()

  /// The hash of a row's texts, in the order of ``EventRow/texts``, and of the bytes that it was
  /// repaired from.
  mutating func hash(_ row: EventRow, of batch: EventBatch) -> SHA256Hash {
    input.removeAll()
    let texts = row.texts
    for index in texts.indices { append(texts[index], of: batch) { $0.append(text: $1) } }
    append(row.original, of: batch) { $0.append(blob: $1) }
    return input.hash
  }

  private mutating func append(
    _ range: ByteRange, of batch: EventBatch,
    _ body: (inout HashInput, UnsafeRawBufferPointer) -> Void
  ) {
    guard !range.isEmpty else { return input.appendNull() }
    guard range.offset & EventBatch.extraBit != 0 else {
      return body(
        &input, UnsafeRawBufferPointer(rebasing: batch.text.bytes[range.start..<range.end]))
    }
    let start = Int(range.offset & ~EventBatch.extraBit)
    batch.extra.withUnsafeBytes { extra in
      body(&input, UnsafeRawBufferPointer(rebasing: extra[start..<(start + Int(range.count))]))
    }
  }
}
