/// A metric filter, read whatever its format.
struct ImportedFilter {
  let resource: DeclaredResource
  let name: String
  let namePlace: SourcePlace
  let logGroup: String?
  let metric: MetricName
  let sighting: MetricSighting
  /// Sorted.
  let dimensionNames: [String]
  let unit: String
  /// The body of the rule.
  let settings: [YAMLMap.Entry]
}

/// Reads a metric filter, or says why no rule can be made of it.
///
/// Source: Amazon CloudWatch Logs API Reference, `MetricFilter` and `MetricTransformation`.
struct ImportedFilterReader {
  private let properties: PropertyReader
  private let transformation: PropertyReader

  static func filter(
    _ resource: DeclaredResource, notes: inout [RuleFault]
  ) throws(RuleFault) -> ImportedFilter {
    let properties = resource.properties
    let reader = ImportedFilterReader(
      properties: properties, transformation: try transformation(of: properties))
    try reader.refuseWhatChangesEvents()
    let pattern = try reader.pattern()
    let name = try resource.name(notes: &notes)
    let metric = try reader.metric(in: resource.file)
    let dimensions = try reader.transformation.dimensions()
    return ImportedFilter(
      resource: resource, name: name.text, namePlace: name.place,
      logGroup: properties.words(.logGroupName, notes: &notes)?.scalar?.text,
      metric: metric.metric, sighting: metric.sighting,
      dimensionNames: dimensions.map(\.key),
      unit: try reader.transformation.text(.unit) ?? "None",
      settings: try reader.settings(pattern, metric, dimensions))
  }

  /// The metric of a filter of which no rule can be made, as far as it can be read.
  static func metric(of resource: DeclaredResource) -> MetricName? {
    guard let transformation = try? transformation(of: resource.properties) else { return nil }
    let reader = ImportedFilterReader(
      properties: resource.properties, transformation: transformation)
    return (try? reader.metric(in: resource.file))?.metric
  }

  private func metric(in file: String) throws(RuleFault) -> NamedMetric {
    try NamedMetric(
      transformation, .transformationNamespace, .transformationMetricName, in: file)
  }

  private static func transformation(
    of properties: PropertyReader
  ) throws(RuleFault) -> PropertyReader {
    guard let node = try properties.value(.transformations) else {
      throw properties.missing(.transformations)
    }
    let list = try properties.elements(of: node)
    guard list.count == 1, let map = list[0].map else {
      throw RuleFault(
        node.place,
        "'\(properties.key(.transformations))' must be a list of one metric", mend: "write one")
    }
    return PropertyReader(
      map: map, place: list[0].place, naming: properties.naming, values: properties.values)
  }

  private func refuseWhatChangesEvents() throws(RuleFault) {
    if try properties.flag(.appliesToTransformedLogs) == true {
      throw RuleFault(
        properties.place, "it looks at transformed events",
        mend: "write the pattern for the records of CloudTrail")
    }
    for property in [ResourceProperty.fieldSelectionCriteria, .emittedSystemFields] {
      guard try properties.has(property) else { continue }
      throw RuleFault(
        properties.place, "'\(properties.key(property))' uses fields that CloudWatch adds",
        mend: "use recipientAccountId and awsRegion of the record")
    }
  }

  private func pattern() throws(RuleFault) -> YAMLNode {
    let key = properties.key(.filterPattern)
    if let node = try properties.single(.filterPattern), let text = node.scalar?.text {
      switch text.first(where: { !$0.isWhitespace }) {
      case "{": return node
      case nil: break
      case "[":
        throw RuleFault(
          node.place, "its pattern is for events whose fields blanks divide",
          mend: "write a JSON pattern: { $.eventName = ... }")
      default:
        throw RuleFault(
          node.place, "its pattern is one of plain words",
          mend: "write a JSON pattern: { $.eventName = ... }")
      }
    }
    guard let entry = properties.map.entry(key) else { throw properties.missing(.filterPattern) }
    throw RuleFault(
      entry.value.place, "its pattern is empty: it counts every event",
      mend: "write a JSON pattern: { $.eventName = ... }")
  }

  private func settings(
    _ pattern: YAMLNode, _ metric: NamedMetric, _ dimensions: [YAMLMap.Entry]
  ) throws(RuleFault) -> [YAMLMap.Entry] {
    var settings = [YAMLMap.Entry("pattern", pattern)]
    let value = try transformation.required(.metricValue)
    if let number = value.scalar.flatMap(transformation.number) {
      settings.append(YAMLMap.Entry("metric_value", number: number, at: value.place))
    } else {
      settings.append(YAMLMap.Entry("metric_value", value))
    }
    if let value = try transformation.number(.defaultValue) {
      settings.append(YAMLMap.Entry("default_value", number: value.value, at: value.place))
    }
    if let place = dimensions.first?.place {
      settings.append(YAMLMap.Entry("dimensions", dimensions, at: place))
    }
    for (key, node) in [("metric_namespace", metric.namespace), ("metric_name", metric.name)] {
      settings.append(YAMLMap.Entry(key, node.scalar?.text ?? "", at: node.place))
    }
    return settings
  }
}
