import Foundation

/// The rules and files that the configuration leaves out, though they lie in a folder that it names.
struct RuleExclusions {
  private var counts: [(name: String, ruleCount: Int, fileCount: Int)]

  /// - Parameter names: ids, names and titles of rules, and names of files; those of files may have
  ///   wildcards, and a slash in one stands for folders.
  init(_ names: [String] = []) { counts = names.map { ($0, 0, 0) } }

  /// Whether a file is left out.
  mutating func takeFile(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var isTaken = false
    for index in counts.indices {
      let pattern = counts[index].name
      let matches =
        pattern.contains("/")
        ? fnmatch(pattern, path, 0) == 0 || fnmatch("*/\(pattern)", path, 0) == 0
        : fnmatch(pattern, name, 0) == 0
      guard matches else { continue }
      counts[index].fileCount += 1
      isTaken = true
    }
    return isTaken
  }

  /// Whether a rule is left out.
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

  /// What was left out, and what no rule is called, in lines for a person.
  var notes: [String] {
    counts.map { name, ruleCount, fileCount in
      let found = [(fileCount, "file"), (ruleCount, "rule")].filter { $0.0 > 0 }
        .map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }
      return found.isEmpty
        ? "rules.exclude names '\(name)', and no rule and no file is called so"
        : "rules.exclude leaves out '\(name)': \(found.joined(separator: ", "))"
    }
  }
}
