extension ReadingRecord {
  /// What to do about a key that nobody knows: the likeliest one first.
  func mend(for key: UnknownKey) -> String {
    let siblings = names(in: key.section)
    if let likely = Likeness.likeliest(of: siblings, to: key.name) {
      return "did you mean \(likely)?"
    }
    let everyPath = sectionPaths + knownKeys.map(\.keyPath)
    if everyPath.contains(key.name) {
      return "write its parts as nested sections, not with dots"
    }
    if let elsewhere = everyPath.first(where: { $0.hasSuffix(".\(key.name)") }) {
      return "did you mean \(elsewhere)?"
    }
    let place = key.section.isEmpty ? "sections" : "keys of \(key.section)"
    return "the \(place) are: \(siblings.joined(separator: ", "))"
  }

  /// The names of the keys and sections directly inside `section`, in the order of asking.
  private func names(in section: String) -> [String] {
    let prefix = section.isEmpty ? "" : section + "."
    return (sectionPaths + knownKeys.map(\.keyPath)).compactMap { path in
      guard path.hasPrefix(prefix) else { return nil }
      let name = path.dropFirst(prefix.count)
      return name.isEmpty || name.contains(".") ? nil : String(name)
    }
  }
}
