import CloudTrail

/// Looks at batches as the writer would, and breaks down where a promise is broken.
struct BatchCheck {
  private var rowCount = 0
  private var recordCount = 0
  private var rejectedCount = 0
  private var hasEnded = false

  mutating func take(_ batch: EventBatch) {
    rowCount += batch.rows.count
    for part in batch.files {
      precondition(!hasEnded, "nothing follows the end of a file")
      precondition(part.records == part.rows.count + part.rejected, "every record is counted")
      recordCount += part.records
      rejectedCount += part.rejected
      hasEnded = part.ending != nil
    }
    for row in batch.rows { check(row, batch) }
    for word in batch.news.words { checkText(word.text, batch) }
    for shape in batch.news.shapes { checkText(shape.text, batch) }
    for identity in batch.news.identities { checkText(identity.text, batch) }
    for client in batch.news.clients { checkText(client.text, batch) }
  }

  func end(observedCount: Int) {
    precondition(hasEnded, "every file ends")
    precondition(recordCount == rowCount + rejectedCount, "every record is a row or rejected")
    precondition(observedCount == rowCount, "the rules see every row")
  }

  private func check(_ row: EventRow, _ batch: EventBatch) {
    precondition(!row.eventID.isEmpty, "every event has an id")
    precondition(row.flags.contains(.repaired) == !row.original.isEmpty, "originals are kept")
    _ = bytes(row.original, batch)
    let texts = [
      row.eventID, row.requestID, row.sharedEventID, row.errorMessage, row.requestParameters,
      row.responseElements, row.additionalEventData, row.resources, row.rest,
    ]
    for text in texts { checkText(text, batch) }
  }

  private func checkText(_ range: ByteRange, _ batch: EventBatch) {
    let text = bytes(range, batch)
    precondition(String(validating: text, as: UTF8.self) != nil, "columns of text hold text")
  }

  private func bytes(_ range: ByteRange, _ batch: EventBatch) -> [UInt8] {
    guard range.offset & EventBatch.extraBit != 0 else {
      return Array(batch.text.bytes[range.start..<range.end])
    }
    let start = Int(range.offset & ~EventBatch.extraBit)
    return Array(batch.extra[start..<(start + Int(range.count))])
  }
}
