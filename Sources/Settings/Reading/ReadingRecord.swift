/// What one reading of a configuration has seen: shared by the readers of all its sections.
final class ReadingRecord {
  /// A key that some section asked for.
  struct KnownKey {
    let keyPath: String
    /// What it may hold.
    let expectation: String
    /// The value in force, as it would be written in the file; nil where it would not be.
    let effective: String?
  }

  /// A key of the file that no section asked for.
  struct UnknownKey {
    let section: String
    let name: String
    let place: YAMLPlace?
  }

  let fileName: String
  /// Where relative paths start.
  let folder: String
  private(set) var problems: [ConfigurationProblem] = []
  private(set) var knownKeys: [KnownKey] = []
  private(set) var sectionPaths: [String] = []
  private var unknownKeys: [UnknownKey] = []
  private var places: [String: YAMLPlace] = [:]

  init(fileName: String, folder: String) {
    self.fileName = fileName
    self.folder = folder
  }

  func report(_ keyPath: String, at place: YAMLPlace?, fault: String, mend: String) {
    problems.append(
      ConfigurationProblem(
        file: fileName, line: place?.line, column: place?.column, keyPath: keyPath, fault: fault,
        mend: mend))
  }

  func report(_ fault: DocumentFault) {
    report("", at: fault.place, fault: fault.fault, mend: fault.mend)
  }

  func remember(_ key: KnownKey) { knownKeys.append(key) }

  func remember(section keyPath: String) { sectionPaths.append(keyPath) }

  func remember(_ key: UnknownKey) { unknownKeys.append(key) }

  func remember(_ place: YAMLPlace?, of keyPath: String) { places[keyPath] = place }

  func place(of keyPath: String) -> YAMLPlace? { places[keyPath] }

  /// Whether the file's values for `keyPaths` could be used, so that comparing them makes sense.
  func isSound(_ keyPaths: [String]) -> Bool {
    !problems.contains { problem in
      keyPaths.contains { problem.keyPath == $0 || problem.keyPath.hasPrefix($0 + "[") }
    }
  }

  /// Ends the reading: whatever nobody asked for is a problem too.
  ///
  /// This waits until every section was read, because a hint may point into another section.
  func finish() throws(ConfigurationError) {
    for key in unknownKeys {
      let name = escaped(key.name)
      let keyPath = key.section.isEmpty ? name : "\(key.section).\(name)"
      report(keyPath, at: key.place, fault: "unknown key", mend: mend(for: key))
    }
    unknownKeys = []
    guard problems.isEmpty else { throw ConfigurationError(problems: inOrderOfTheFile()) }
  }

  private func inOrderOfTheFile() -> [ConfigurationProblem] {
    // The position is the last word, because a stable order is not promised by `sort`.
    let ranked = problems.enumerated().sorted { first, second in
      let firstPlace = (first.element.line ?? 0, first.element.column ?? 0, first.offset)
      let secondPlace = (second.element.line ?? 0, second.element.column ?? 0, second.offset)
      return firstPlace < secondPlace
    }
    return ranked.map(\.element)
  }
}
