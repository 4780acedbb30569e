import Foundation

/// Finds and reads the files of rules below some paths, or those of their tests, each file once.
struct RuleFileFinder {
  /// What kind of files to find in folders.
  enum Kind {
    case rules
    case tests
  }

  static let folderDepthMaximum = 32
  static let fileCountMaximum = 100_000

  private(set) var sources: [RuleSource] = []
  /// Files that the configuration leaves out; what they are read for is who refers to their rules.
  private(set) var excludedSources: [RuleSource] = []
  private(set) var problems: [RuleProblem] = []
  private let kind: Kind
  private var knownFiles: Set<String> = []
  private var knownFolders: Set<String> = []

  /// What the configuration leaves out; files by their names.
  private(set) var exclusions: NamedRules

  init(_ kind: Kind = .rules, exclusions: NamedRules = NamedRules(.exclude)) {
    self.kind = kind
    self.exclusions = exclusions
  }

  /// Reads a file, or all files of rules in a folder and in those below it.
  mutating func find(_ path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      refuse(path, "there is no such file or folder", mend: "correct the path")
      return
    }
    if isFolder.boolValue { return findFiles(in: path, depth: 1) }
    guard kind == .tests || !Self.isTest(path) else {
      return refuse(
        path, "a file whose name ends in .test.yml holds tests, and no rules",
        mend: "run it with 'trailbell rules test', or rename it")
    }
    read(path)
  }

  private mutating func refuse(_ path: String, _ fault: String, mend: String) {
    problems.append(RuleProblem(RuleFault(.start, fault, mend: mend), in: path))
  }

  private mutating func findFiles(in folder: String, depth: Int) {
    guard depth <= RuleFileFinder.folderDepthMaximum else {
      refuse(folder, "the folder lies too deep", mend: "name it as a path of its own")
      return
    }
    // A link can lead back to where it stands.
    let resolved = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard knownFolders.insert(resolved).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      refuse(folder, "the folder cannot be read", mend: "check its permissions")
      return
    }
    // By bytes, so that the order is the same in every locale.
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard !name.hasPrefix(".") else { continue }
      findFile(named: name, in: folder, depth: depth)
    }
  }

  private mutating func findFile(named name: String, in folder: String, depth: Int) {
    let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    var isFolder: ObjCBool = false
    let isRuleFile = isWanted(name)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if isRuleFile { refuse(path, "the link leads nowhere", mend: "mend or remove it") }
      return
    }
    if isFolder.boolValue {
      findFiles(in: path, depth: depth + 1)
    } else if isRuleFile {
      read(path)
    }
  }

  private func isWanted(_ name: String) -> Bool {
    if kind == .tests { return Self.isTest(name) }
    let small = name.lowercased()
    return !Self.isTest(name) && [".yml", ".yaml", ".json"].contains { small.hasSuffix($0) }
  }

  private static func isTest(_ name: String) -> Bool {
    [".test.yml", ".test.yaml"].contains { name.lowercased().hasSuffix($0) }
  }

  private mutating func read(_ path: String) {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard knownFiles.insert(resolved).inserted else { return }
    if exclusions.takeFile(path) {
      // Why it cannot be read is nobody's concern.
      if let source = try? Self.source(path, resolved) { excludedSources.append(source) }
      return
    }
    guard knownFiles.count <= RuleFileFinder.fileCountMaximum else {
      if knownFiles.count == RuleFileFinder.fileCountMaximum + 1 {
        refuse(path, "there are too many files of rules", mend: "name fewer folders")
      }
      return
    }
    do throws(RuleFault) {
      sources.append(try Self.source(path, resolved))
    } catch {
      problems.append(RuleProblem(error, in: path))
    }
  }

  /// What a file holds.
  ///
  /// - Parameter resolved: the path without links.
  private static func source(
    _ path: String, _ resolved: String
  ) throws(RuleFault) -> RuleSource {
    // To open a pipe would wait for its writer.
    let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
    guard attributes == nil || attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw RuleFault(.start, "it is no regular file", mend: "save the rules in a file")
    }
    guard let file = FileHandle(forReadingAtPath: path),
      // One byte more than allowed, so that the reader sees what is too large.
      let data = try? file.read(upToCount: RuleSource.limits(ofFile: path).sizeBytes + 1) ?? Data()
    else {
      throw RuleFault(.start, "the file cannot be read", mend: "check its permissions")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw RuleFault(.start, "the file is not UTF-8", mend: "save it as UTF-8")
    }
    return RuleSource(name: path, text: text)
  }
}
