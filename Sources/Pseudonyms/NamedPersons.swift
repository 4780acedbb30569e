import CloudTrail
import Store

/// Collects who is named by some fields of an alert's events.
public struct NamedPersons: Sendable {
  /// The fields.
  public let fields: [PersonalField]
  /// The fields that are not asked for.
  public var leftFields: [PersonalField] { PersonalField.allCases.filter { !fields.contains($0) } }
  /// Everybody who is named.
  public private(set) var names: Set<PersonName> = []

  /// Nobody yet.
  public init(_ fields: [PersonalField]) { self.fields = fields }

  /// Adds the caller of an event.
  public mutating func add(_ caller: EvidenceReader.Caller) {
    for field in fields {
      switch field {
      case .actor: add(caller.actor, field)
      case .userName: add(caller.userName, field)
      case .sessionName: add(caller.sessionName, field)
      case .accessKeyID: add(caller.accessKeyID, field)
      case .address: add(caller.address, field)
      case .userAgent: add(caller.userAgent, field)
      case .identityARN, .principalID, .sourceIdentity, .onBehalfOf: break
      }
      for path in field.identityPaths {
        for value in Self.texts(at: path, of: caller.identity ?? "") { add(value, field) }
      }
    }
  }

  /// Adds the values of a group, a JSON object of fields and values: it outlives its events.
  public mutating func add(group: String) {
    var values: [(PersonalField, String)] = []
    let utf8 = Array(group.utf8)
    let bytes = utf8.span.bytes
    JSONLookup.forEachMember(of: ByteRange(0, utf8.count), in: bytes) { name, value in
      guard let field = PersonalField(named: JSONString.decode(name, in: bytes)),
        fields.contains(field)
      else { return true }
      values += Self.texts(of: value, in: bytes).map { (field, $0) }
      return true
    }
    for (field, value) in values { add(value, field) }
  }

  /// Adds the id of an alert, from which names could be guessed.
  public mutating func add(alertID: String) { names.insert(PersonName(.alert, alertID)) }

  private mutating func add(_ value: String?, _ field: PersonalField) {
    names.formUnion(field.names(in: value ?? ""))
  }

  private static func texts(at path: [String], of json: String) -> [String] {
    let utf8 = Array(json.utf8)
    let bytes = utf8.span.bytes
    var value = ByteRange(0, utf8.count)
    for name in path { value = JSONLookup.member(Array(name.utf8), of: value, in: bytes) }
    return texts(of: value, in: bytes)
  }

  /// A string, or the strings of an array.
  private static func texts(of value: ByteRange, in bytes: RawSpan) -> [String] {
    guard !value.isEmpty else { return [] }
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .string: return [JSONString.text(of: value, in: bytes)]
    case .array:
      var texts: [String] = []
      JSONLookup.forEachElement(of: value, in: bytes) { element in
        if bytes.byte(element.start) == UInt8(ascii: "\"") {
          texts.append(JSONString.text(of: element, in: bytes))
        }
        return true
      }
      return texts
    case .object, .number, .bool, .null: return []
    }
  }
}
