/// An entry as journalctl gives it: a field has a value, or several.
struct JournalRecord: Decodable {
  /// A value: text, or bytes as numbers where it has what is not printed.
  private struct Value: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        bytes = Array(text.utf8)
      } else {
        bytes = try container.decode([UInt8].self)
      }
    }
  }

  /// The values in no order: the journal keeps none, and each but once.
  let fields: [String: Set<[UInt8]>]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    var fields: [String: Set<[UInt8]>] = [:]
    for name in container.allKeys {
      if let value = try? container.decode(Value.self, forKey: name) {
        fields[name.stringValue] = [value.bytes]
      } else {
        let values = try container.decode([Value].self, forKey: name)
        fields[name.stringValue] = Set(values.map(\.bytes))
      }
    }
    self.fields = fields
  }

  /// The values as text.
  subscript(name: String) -> Set<String> {
    Set(fields[name, default: []].map { String(decoding: $0, as: UTF8.self) })
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
