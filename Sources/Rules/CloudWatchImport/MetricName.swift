/// The metric that links filters with alarms.
struct MetricName: Hashable {
  let namespace: String
  let name: String
  /// The file, where a part of the metric is known only to its stack: the same words mean another
  /// metric elsewhere.
  let file: String?

  var text: String { "\(namespace)/\(name)" }
}

/// What a file tells of a metric: nil is what it does not tell.
struct MetricSighting: Hashable {
  let namespace: String?
  let name: String?
}

/// A metric as a filter or an alarm names it.
struct NamedMetric {
  let namespace: YAMLNode
  let name: YAMLNode
  let metric: MetricName
  let sighting: MetricSighting
  /// Why a part of it is not known.
  let fault: RuleFault?

  init(
    _ properties: PropertyReader, _ namespaceProperty: ResourceProperty,
    _ nameProperty: ResourceProperty, in file: String
  ) throws(RuleFault) {
    let name = try properties.name(nameProperty)
    let namespace = try properties.name(namespaceProperty)
    let nameText = name.node.scalar?.text ?? ""
    let namespaceText = namespace.node.scalar?.text ?? ""
    self.namespace = namespace.node
    self.name = name.node
    fault = name.fault ?? namespace.fault
    metric = MetricName(
      namespace: namespaceText, name: nameText, file: fault == nil ? nil : file)
    sighting = MetricSighting(
      namespace: namespace.fault == nil ? namespaceText : nil,
      name: name.fault == nil ? nameText : nil)
  }
}
