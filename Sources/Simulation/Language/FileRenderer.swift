extension RecordRenderer {
  /// Appends a whole file: every record on the one line that CloudTrail writes.
  func append(_ file: PlannedFile, to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + file.events.count * 2_048)
    bytes.append(#"{"Records":["#)
    for (index, event) in file.events.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(event, to: &bytes)
    }
    bytes.append("]}")
  }
}
