/// The members of a group, for a line: those that the line does not show already.
struct GroupWords {
  /// `field value` for each member, in the order of the group.
  private(set) var members: [(field: String, value: String)] = []

  /// - Parameter json: a flat JSON object without white space, as groups are written.
  init(_ json: String) {
    var rest = json.utf8.dropFirst().dropLast()[...]
    while !rest.isEmpty {
      let name = Self.takeValue(&rest)
      guard rest.first == UInt8(ascii: ":") else { return }
      rest = rest.dropFirst()
      let value = Self.takeValue(&rest)
      // Anything but a string as it stands.
      members.append(
        (JSONString.plain(name) ?? String(name), JSONString.plain(value) ?? String(value)))
      if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
    }
  }

  /// The members whose values are none of those that are shown.
  func words(besides shown: [String]) -> String? {
    let others = members.filter { !shown.contains($0.value) && $0.value != "null" }
    return others.isEmpty ? nil : others.map { "\($0.field) \($0.value)" }.joined(separator: ", ")
  }

  /// Takes one value: up to a comma or colon that stands in no string and no list.
  private static func takeValue(_ rest: inout Substring.UTF8View) -> Substring {
    var depth = 0
    var isInString = false
    var isEscaped = false
    let value = rest.prefix { byte in
      if isEscaped {
        isEscaped = false
        return true
      }
      switch byte {
      case UInt8(ascii: "\\") where isInString: isEscaped = true
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "[") where !isInString: depth += 1
      case UInt8(ascii: "]") where !isInString: depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): return isInString || depth > 0
      default: break
      }
      return true
    }
    rest = rest.dropFirst(value.count)
    return Substring(value)
  }
}
