/// Files of rules made of filters and alarms, and what could not be made.
public struct ImportedRuleFiles: Sendable {
  /// A file for each alarm with its filters, and for each filter without an alarm.
  ///
  /// Their names end in `.yml`, hold no folder, and no two are the same.
  public let files: [RuleSource]
  /// Filters and alarms of which no rule was made, and files that could not be read.
  public let notCarried: [RuleProblem]
  /// What the rules leave aside, and what their readers should know.
  public let notes: [RuleProblem]
}

extension CloudWatchImport {
  /// The size in bytes above which a file is refused.
  public static let sizeMaximumBytes = YAMLLimits.importedFile.sizeBytes

  /// Makes files of rules of what the given files declare.
  ///
  /// The same input gives the same files, byte for byte.
  ///
  /// - Parameter parameters: values of the parameters of CloudFormation templates by name, which go
  ///   before their defaults.
  public static func ruleFiles(
    of sources: [RuleSource], parameters: [String: String] = [:]
  ) -> ImportedRuleFiles {
    var roots: [(name: String, root: YAMLNode)] = []
    var unread = ImportReport()
    for source in sources {
      do {
        for root in try self.roots(of: source) { roots.append((source.name, root)) }
      } catch {
        unread.refuse(error, in: source.name)
      }
    }
    let imported = documents(of: roots, parameters: parameters)
    let files = imported.groups.map { group in
      RuleSource(
        name: group.name + ".yml", text: YAMLWriter.text(of: group.documents.map(\.node)))
    }
    return ImportedRuleFiles(
      files: files, notCarried: unread.notCarried + imported.report.notCarried,
      notes: imported.report.notes)
  }

  private static func roots(of source: RuleSource) throws(RuleFault) -> [YAMLNode] {
    if [".tf", ".tofu", ".hcl"].contains(where: source.name.hasSuffix) {
      throw terraformFault(at: .start)
    }
    let roots = try YAMLReader.documents(
      of: source.text, limits: .importedFile, isJSON: source.isJSON)
    let mend = "name files of these kinds: \(readableFiles)"
    guard !roots.isEmpty else { throw RuleFault(.start, "the file is empty", mend: mend) }
    for root in roots where !isSource(root) {
      throw RuleFault(root.place, "this declares no metric filters or alarms", mend: mend)
    }
    return roots
  }

  static func terraformFault(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "this is a file of Terraform's own, in which values are not resolved",
      mend: "give the answer of 'terraform show -json'")
  }
}
