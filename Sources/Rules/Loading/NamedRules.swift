/// The rules and files that a list of the configuration names, though they lie in a folder with
/// others.
struct NamedRules {
  /// What the list is for.
  enum List {
    /// They are left out.
    case exclude
    /// They are evaluated, and nobody is told.
    case shadow

    fileprivate var key: String {
      switch self {
      case .exclude: "rules.exclude"
      case .shadow: "rules.shadow"
      }
    }

    fileprivate var effect: String {
      switch self {
      case .exclude: "leaves out"
      case .shadow: "tells nobody of"
      }
    }
  }

  private let list: List
  private var counts: [(name: String, ruleCount: Int, fileCount: Int)]

  /// - Parameter names: ids, names and titles of rules, and names of files; those of files may have
  ///   wildcards, and a slash in one stands for folders.
  init(_ list: List, _ names: [String] = []) {
    self.list = list
    counts = names.map { ($0, 0, 0) }
  }

  /// Whether a file is named.
  mutating func takeFile(_ path: String) -> Bool {
    var isTaken = false
    for index in counts.indices where FilePattern.matches(counts[index].name, path) {
      counts[index].fileCount += 1
      isTaken = true
    }
    return isTaken
  }

  /// Whether a rule is named.
  mutating func takeRule(_ document: YAMLNode) -> Bool {
    guard let rule = document.map else { return false }
    let texts = ReadRules.names(of: rule).map { $0.lowercased() }
    var isTaken = false
    for index in counts.indices where texts.contains(counts[index].name.lowercased()) {
      counts[index].ruleCount += 1
      isTaken = true
    }
    return isTaken
  }

  /// What was found of the list, and what no rule is called, in lines for a person.
  var notes: [String] {
    counts.map { name, ruleCount, fileCount in
      let found = [(fileCount, "file"), (ruleCount, "rule")].filter { $0.0 > 0 }
        .map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }
      return found.isEmpty
        ? "\(list.key) names '\(name)', and no rule and no file is called so"
        : "\(list.key) \(list.effect) '\(name)': \(found.joined(separator: ", "))"
    }
  }
}
