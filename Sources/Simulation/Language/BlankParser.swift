/// Reads what stands between the angle brackets of one blank.
struct BlankParser {
  let text: Substring

  /// The blank, and the texts to choose from when it is a pick.
  func parse(position: Int) throws(SimulationError) -> (blank: Blank, choices: [Substring]) {
    var rest = text
    let scope = try cutScope(from: &rest)
    var label: Substring?
    if let hash = rest.lastIndex(of: "#") {
      label = rest[rest.index(after: hash)...]
      rest = rest[..<hash]
    }
    // An unlabelled blank of a record is like no other; one of a wider scope is the same everywhere.
    let salt =
      if let label { seed(of: String(label)) } else {
        scope == .event ? UInt64(position) : seed(of: "")
      }
    if rest.hasPrefix("pick:") {
      let choices = rest.dropFirst(5).split(separator: "|", omittingEmptySubsequences: false)
      return (Blank(kind: .pick, scope: scope, salt: salt), choices)
    }
    let words = rest.split(separator: ":")
    guard let name = words.first, let kind = Self.kinds[String(name)] else { throw unusable }
    var blank = Blank(kind: kind, scope: scope, salt: salt)
    blank.first = try argument(1, of: words, needed: Self.needsArgument.contains(kind))
    blank.second = try argument(2, of: words, needed: kind == .number)
    return (blank, [])
  }

  private func cutScope(from rest: inout Substring) throws(SimulationError) -> Blank.Scope {
    guard let at = rest.lastIndex(of: "@") else { return .event }
    let name = rest[rest.index(after: at)...]
    guard let scope = Self.scopes[String(name)] else { throw unusable }
    rest = rest[..<at]
    return scope
  }

  private func argument(
    _ index: Int, of words: [Substring], needed: Bool
  ) throws(SimulationError) -> Int32 {
    guard needed else { return 0 }
    guard index < words.count, let number = Int32(words[index]) else { throw unusable }
    return number
  }

  private var unusable: SimulationError {
    .unusableTemplate("a template has an unknown blank <\(text)>")
  }

  private static let needsArgument: Set<Blank.Kind> = [
    .hexadecimal, .letters, .identifier, .base64, .number,
  ]

  private static let scopes: [String: Blank.Scope] = [
    "run": .run, "place": .place, "account": .account, "session": .session,
  ]

  private static let kinds: [String: Blank.Kind] = [
    "account": .account, "region": .region, "identity": .identity, "address": .address,
    "agent": .agent, "time": .time, "wordyTime": .wordyTime, "day": .day, "stamp": .stamp,
    "sessionStart": .sessionStart, "hex": .hexadecimal, "letters": .letters,
    "id": .identifier, "base64": .base64, "uuid": .uuid, "number": .number,
  ]
}
