/// Keeps rules apart: no two may have the same id or name.
struct RuleIdentities {
  private struct Owner {
    let file: String
    let line: Int

    var text: String { "\(file):\(line)" }
  }

  private var ids: [String: Owner] = [:]
  private var names: [String: Owner] = [:]
  private var identities: [String: Owner] = [:]

  /// Notes a rule, or refuses it where another one is called the same.
  mutating func claim(_ header: RuleHeader, in file: String) throws(RuleFault) {
    // A part is called like its whole, which claims the name.
    guard header.wholeIdentity == nil else { return }
    let id = header.id?.lowercased()
    let identity = header.identity.lowercased()
    if let id, let owner = ids[id] {
      throw RuleFault(
        header.idPlace, "the id is also that of the rule at \(owner.text)",
        mend: "give each rule an id of its own")
    }
    if let name = header.name, let owner = names[name] {
      throw RuleFault(
        header.namePlace, "the name '\(name)' is also that of the rule at \(owner.text)",
        mend: "give each rule a name of its own")
    }
    if let owner = identities[identity] {
      throw RuleFault(
        header.place, "the rule is called '\(header.identity)' like the one at \(owner.text)",
        mend: "give both an id")
    }
    let owner = Owner(file: file, line: header.place.line)
    if let id { ids[id] = owner }
    if let name = header.name { names[name] = owner }
    identities[identity] = owner
  }
}
