/// A key of a search identifier: a field and its modifiers.
struct FieldKey {
  struct Modifier {
    let name: String
    let modifier: SigmaModifier
    let place: SourcePlace
  }

  /// Nil for keywords.
  let field: String?
  let modifiers: [Modifier]

  init(_ key: String, at place: SourcePlace) throws(RuleFault) {
    let pieces = key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    field = pieces[0].isEmpty ? nil : pieces[0]
    var modifiers: [Modifier] = []
    var column = place.column + pieces[0].unicodeScalars.count + 1
    for name in pieces.dropFirst() {
      let modifierPlace = SourcePlace(line: place.line, column: column)
      guard let modifier = SigmaModifier.byName[name] else {
        throw RuleFault(
          modifierPlace, "the modifier '\(name)' is not known",
          mend: "use one of \(SigmaModifier.byName.keys.sorted().joined(separator: ", "))")
      }
      modifiers.append(Modifier(name: name, modifier: modifier, place: modifierPlace))
      column += name.unicodeScalars.count + 1
    }
    self.modifiers = modifiers
    try checkOrder()
  }

  private func checkOrder() throws(RuleFault) {
    if let presence = modifiers.first(where: { $0.modifier == .presence }), modifiers.count > 1 {
      throw RuleFault(
        presence.place, "'exists' takes no other modifier", mend: "remove the others")
    }
    let ofValues = modifiers.filter { !$0.modifier.isForList }
    for (index, entry) in ofValues.enumerated()
    where entry.modifier.mustBeFirst
      && ofValues[..<index].contains(where: { $0.modifier == entry.modifier })
    {
      throw RuleFault(entry.place, "'\(entry.name)' stands twice", mend: "remove one of the two")
    }
    for (index, entry) in ofValues.enumerated() where entry.modifier.mustBeFirst && index > 0 {
      throw RuleFault(
        entry.place, "'\(entry.name)' must come before '\(ofValues[index - 1].name)'",
        mend: "write '\(entry.name)' directly behind the field")
    }
    if let cased = modifiers.first(where: { $0.modifier == .cased }), contains(.regex) {
      throw RuleFault(
        cased.place, "regular expressions heed case already", mend: "remove 'cased'")
    }
  }

  func contains(_ modifier: SigmaModifier) -> Bool {
    modifiers.contains { $0.modifier == modifier }
  }
}
