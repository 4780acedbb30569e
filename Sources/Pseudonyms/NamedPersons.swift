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
  ///
  /// - Parameter areEventsMissing: whether events are not there that would tell whom the group names. Then
  ///   every value counts whose field is not known to name nobody: a rule may have names of its own for
  ///   fields.
  public mutating func add(group: String, areEventsMissing: Bool) {
    var found: [PersonName] = []
    let utf8 = Array(group.utf8)
    let bytes = utf8.span.bytes
    JSONLookup.forEachMember(of: ByteRange(0, utf8.count), in: bytes) { name, value in
      let name = JSONString.decode(name, in: bytes)
      let texts = Self.texts(of: value, in: bytes)
      if let field = PersonalField(named: name) {
        if fields.contains(field) { found += texts.flatMap(field.names) }
      } else if areEventsMissing, !ImpersonalFields.contain(name) {
        found += texts.flatMap { PersonalField.names(inAny: $0, askingFor: fields) }
      }
      return true
    }
    names.formUnion(found)
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

  /// A string or a number, or those of an array.
  private static func texts(of value: ByteRange, in bytes: RawSpan) -> [String] {
    guard !value.isEmpty else { return [] }
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .string, .number: return [JSONString.text(of: value, in: bytes)]
    case .array:
      var texts: [String] = []
      JSONLookup.forEachElement(of: value, in: bytes) { element in
        switch JSONKind(firstByte: bytes.byte(element.start)) {
        case .string, .number: texts.append(JSONString.text(of: element, in: bytes))
        case .object, .array, .bool, .null: break
        }
        return true
      }
      return texts
    case .object, .bool, .null: return []
    }
  }
}
