import CloudTrail

/// The records of stored events in the form of a trail file, and which events they are.
public struct StoredRecords: Sendable {
  /// Under which keys the events are stored, in the order of their records.
  public private(set) var keys: [EventKey] = []
  /// The ids of the events, in the same order; also those that stand in no record.
  public private(set) var eventIDs: [String] = []
  /// `{"Records":[…]}`.
  public private(set) var text = Array("{\"Records\":[".utf8)

  /// No records.
  public init() {}

  /// Whether there are no records.
  var isEmpty: Bool { keys.isEmpty }

  /// The size of the text.
  var byteCount: Int { text.count }

  mutating func append(_ key: EventKey, eventID: String, record: UnsafeRawBufferPointer) {
    if !keys.isEmpty { text.append(UInt8(ascii: ",")) }
    text.append(contentsOf: record)
    keys.append(key)
    eventIDs.append(eventID)
  }

  mutating func close() { text.append(contentsOf: "]}".utf8) }
}
