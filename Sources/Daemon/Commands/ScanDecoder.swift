import CloudTrail

/// Decodes one content after the other, and has the rules asked about every record.
struct ScanDecoder {
  private let observer: ScanObserver
  private let batch = EventBatch(textCapacity: PipelineOptions.batchTextByteCount)
  private var decoder: TrailDecoder

  init(number: Int = 0, limits: DecodeLimits = DecodeLimits(), observer: ScanObserver) {
    self.observer = observer
    decoder = TrailDecoder(number: number, limits: limits, observer: observer)
    decoder.begin(batch)
  }

  /// Decodes a content to its end.
  ///
  /// - Parameter found: told what was found in it, in one part or, of a large one, in several.
  mutating func decode(_ source: any ByteSource, found: (ScanFound, [FilePart]) -> Void) {
    let (batch, observer) = (batch, observer)
    func handOver() {
      found(observer.take(), batch.files)
      batch.reset()
    }
    _ = decoder.decode(
      file: 0, from: source, into: batch,
      handOver: { full in
        handOver()
        return full
      })
    handOver()
    decoder.begin(batch)
  }
}
