/// Makes rules of the metric filters and alarms that CloudWatch already has.
///
/// All files of a call belong together: an alarm may stand in another file than its filters.
public enum CloudWatchImport {
  /// What it reads, for people.
  public static let readableFiles =
    "the answers of 'aws logs describe-metric-filters' ('metricFilters'), "
    + "'aws cloudwatch describe-alarms' ('MetricAlarms'), 'aws cloudformation get-template' "
    + "and 'terraform show -json', and CloudFormation templates"

  /// A document of a rule, whose places are those of the file that it comes from.
  struct Document {
    let file: String
    let node: YAMLNode
  }

  /// An alarm, or several that share filters, with its filters before it; or a filter alone.
  struct Group {
    let name: String
    let documents: [Document]
  }

  /// Whether a document declares filters and alarms rather than rules.
  static func isSource(_ node: YAMLNode) -> Bool { SourceFormat(of: node) != nil }

  /// The rules that the documents of some files become, in the form of rule files; every one can be
  /// run.
  ///
  /// - Parameter parameters: values of templates' parameters, which go before their defaults.
  static func documents(
    of sources: [(name: String, root: YAMLNode)], parameters: [String: String] = [:]
  ) -> (groups: [Group], report: ImportReport) {
    var collector = ResourceCollector(parameters: parameters)
    for source in sources { collector.collect(source.root, in: source.name) }
    collector.noteUnusedParameters()
    var reader = ImportReader(uncarriedAlarms: collector.uncarriedAlarms)
    for resource in collector.resources { reader.read(resource) }
    var report = collector.report
    report.add(reader.report)
    var linker = AlarmLinker(reader)
    let groups = linker.groups()
    report.add(linker.report)
    return (groups, report)
  }
}
