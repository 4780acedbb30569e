/// Makes rules of the metric filters and alarms that CloudWatch already has.
///
/// It reads the answers of `aws logs describe-metric-filters`, `aws cloudwatch describe-alarms` and
/// `terraform show -json`, and CloudFormation templates. All files of a call belong together: an
/// alarm may stand in another file than its filters.
public enum CloudWatchImport {
  /// A document of a rule, whose places are those of the file that it comes from.
  struct Document {
    let file: String
    let node: YAMLNode
  }

  /// An alarm, or several that share filters, with its filters before it; or a filter alone.
  struct Group {
    let name: String
    let documents: [Document]
    /// Whether it is a filter alone though an alarm counts its matches, of which no rule is made.
    var lacksAlarm = false
  }

  /// Whether a document declares filters and alarms rather than rules.
  static func isSource(_ node: YAMLNode) -> Bool { SourceFormat(of: node) != nil }

  /// The rules that the documents of some files become, in the form of rule files.
  static func documents(
    of sources: [(name: String, root: YAMLNode)]
  ) -> (groups: [Group], report: ImportReport) {
    var collector = ResourceCollector()
    for source in sources { collector.collect(source.root, in: source.name) }
    var reader = ImportReader()
    for resource in collector.resources { reader.read(resource) }
    var report = collector.report
    report.add(reader.report)
    // In the order of their names, so that it does not matter in which a format lists them.
    let filters = reader.filters.sorted { left, right in
      (left.body.name, left.body.logGroup ?? "", left.id)
        < (right.body.name, right.body.logGroup ?? "", right.id)
    }
    let alarms = reader.alarms.sorted { ($0.body.name, $0.id) < ($1.body.name, $1.id) }
    var refusedMetrics = reader.metricsOfRefusedAlarms
    let links = AlarmLinks(filters: filters.map(\.body), refusedFilters: reader.refusedFilters)
    let linked = link(alarms, links, &report, &refusedMetrics)
    let groups = RuleGroups.groups(
      filterCount: filters.count, filtersByAlarm: linked.map(\.filters))
    for group in groups where group.alarms.isEmpty {
      for filter in group.filters { report.noteAlone(filters[filter].body) }
    }
    var named = named(groups, filters, linked)
    for (index, group) in groups.enumerated() where group.alarms.isEmpty {
      named[index].lacksAlarm = group.filters.contains {
        refusedMetrics.contains(filters[$0].body.metric)
      }
    }
    return (named, report)
  }

  private struct LinkedAlarm {
    let rule: ImportReader.Rule<ImportedAlarm>
    let filters: [Int]
  }

  private static func link(
    _ alarms: [ImportReader.Rule<ImportedAlarm>], _ links: AlarmLinks,
    _ report: inout ImportReport, _ refusedMetrics: inout Set<MetricName>
  ) -> [LinkedAlarm] {
    var linked: [LinkedAlarm] = []
    for rule in alarms {
      let resource = rule.body.resource
      var notes: [RuleFault] = []
      do throws(RuleFault) {
        let filters = try links.filters(of: rule.body, notes: &notes)
        linked.append(LinkedAlarm(rule: rule, filters: filters))
      } catch {
        report.refuse(error.about("\(resource.title) is not carried over"), in: resource.file)
        refusedMetrics.insert(rule.body.metric)
      }
      for note in notes { report.note(note.about(resource.title), in: resource.file) }
    }
    return linked
  }

  private static func named(
    _ groups: [RuleGroups.Group], _ filters: [ImportReader.Rule<ImportedFilter>],
    _ alarms: [LinkedAlarm]
  ) -> [Group] {
    var names = RuleNames()
    let alarmNames = alarms.map { names.claim($0.rule.body.name) }
    let filterNames = filters.map { names.claim($0.body.name) }
    return groups.map { group in
      var documents = group.filters.map { position in
        Document(
          file: filters[position].body.resource.file,
          node: RuleDocument.document(of: filters[position], name: filterNames[position]))
      }
      documents += group.alarms.map { position in
        let alarm = alarms[position]
        return Document(
          file: alarm.rule.body.resource.file,
          node: RuleDocument.document(
            of: alarm.rule, name: alarmNames[position],
            filters: alarm.filters.map { filters[$0].body },
            filterNames: alarm.filters.map { filterNames[$0] }))
      }
      let name = group.alarms.first.map { alarmNames[$0] } ?? filterNames[group.filters[0]]
      return Group(name: name, documents: documents)
    }
  }
}

extension ImportReport {
  /// A filter only counts in CloudWatch; here, what no alarm counts rings.
  fileprivate mutating func noteAlone(_ filter: ImportedFilter) {
    note(
      RuleFault(
        filter.namePlace,
        "\(filter.resource.title): no alarm is carried over for it, so that it rings by itself",
        mend: "remove the rule if it shall not"), in: filter.resource.file)
  }
}
