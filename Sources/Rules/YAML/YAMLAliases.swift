/// Bounds the use of aliases, which can make a small file stand for an endless one.
enum YAMLAliases {
  static let countMaximum = 16

  /// Refuses a text with more aliases than any rule needs.
  static func check(_ text: String) throws(RuleFault) {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return }
    let anchors = Set(marks(text, "&").map(\.name))
    let aliases = marks(text, "*").filter { !$0.name.isEmpty && anchors.contains($0.name) }
    guard aliases.count > countMaximum else { return }
    throw RuleFault(
      aliases[countMaximum].place, "the file uses more than \(countMaximum) aliases",
      mend: "write the values in their place")
  }

  private struct Name {
    let name: String
    let place: SourcePlace
  }

  /// Every word that a sign stands before, and that could be an anchor or an alias.
  private static func marks(_ text: String, _ sign: Unicode.Scalar) -> [Name] {
    var names: [Name] = []
    var place = SourcePlace.start
    var name: String?
    var namePlace = place
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if name != nil, isNamePart(scalar) {
        name?.unicodeScalars.append(scalar)
      } else {
        if let name { names.append(Name(name: name, place: namePlace)) }
        let begins = scalar == sign && " \t\n\r[]{},?:-".unicodeScalars.contains(previous)
        name = begins ? "" : nil
        namePlace = place
      }
      previous = scalar
      place.column += 1
      if scalar == "\n" { place = SourcePlace(line: place.line + 1, column: 1) }
    }
    if let name { names.append(Name(name: name, place: namePlace)) }
    return names
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || ScalarSet.wordCharacters.contains(scalar)
  }
}
