import Foundation

/// An event as Foundation reads it.
indirect enum EventTree {
  case null
  case boolean(Bool)
  case number(Double, text: String)
  case text(String)
  case list([EventTree])
  case object([String: EventTree])

  init(json: String) throws {
    self.init(
      try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed]))
  }

  private init(_ value: Any) {
    switch value {
    case let text as String: self = .text(text)
    case let list as [Any]: self = .list(list.map(EventTree.init))
    case let object as [String: Any]: self = .object(object.mapValues { EventTree($0) })
    case let number as NSNumber:
      switch String(cString: number.objCType) {
      case "c": self = .boolean(number.boolValue)
      case "d": self = .number(number.doubleValue, text: "\(number.doubleValue)")
      default: self = .number(number.doubleValue, text: "\(number.intValue)")
      }
    default: self = .null
    }
  }

  /// All values that a field's path leads to.
  func values(of field: String) -> [EventTree] {
    if case .object(let members) = self, let exact = members[field] { return [exact] }
    return field.components(separatedBy: ".").reduce([self]) { values, name in
      values.flatMap { $0.members(named: name) }
    }
  }

  private func members(named name: String) -> [EventTree] {
    switch self {
    case .object(let members): members[name].map { [$0] } ?? []
    case .list(let elements): elements.flatMap { $0.members(named: name) }
    default: []
    }
  }

  /// The value, or the elements of an array however deep.
  var leaves: [EventTree] {
    if case .list(let elements) = self { elements.flatMap(\.leaves) } else { [self] }
  }

  /// All texts, numbers and booleans in the value, as they are written.
  var scalars: [String] {
    switch self {
    case .list(let elements): elements.flatMap(\.scalars)
    case .object(let members): members.values.flatMap(\.scalars)
    case .null: []
    default: [asText ?? ""]
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// The value as compact text, strings in objects as they read.
  var asText: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    default: compact
    }
  }

  private var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .number(_, let text): text
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[\(elements.map(\.compact).joined(separator: ","))]"
    // Foundation forgets the order of members: objects that become text have one only.
    case .object(let members):
      "{\(members.map { "\"\($0)\":\($1.compact)" }.joined(separator: ","))}"
    }
  }
}
