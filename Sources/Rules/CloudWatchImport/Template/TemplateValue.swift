/// What a node of a template stands for.
struct TemplateValue {
  /// Nil where it stands for nothing (`AWS::NoValue`), or, with a fault, where nothing was made.
  var node: YAMLNode?
  /// Why some of it is not known; a form such as `${Name}` is in its place.
  var fault: RuleFault?

  init(_ node: YAMLNode?, fault: RuleFault? = nil) {
    self.node = node
    self.fault = fault
  }

  init(_ text: String, at place: SourcePlace, fault: RuleFault? = nil) {
    let scalar = YAMLScalar(text: text, kind: .text, quoteWidth: nil)
    self.init(YAMLNode(content: .scalar(scalar), place: place), fault: fault)
  }

  static let spentReason = "the template's functions make too much text"

  /// What is left when functions made too much: no text, for one that stood for all such calls
  /// would link filters with alarms of other metrics.
  static func spent(at place: SourcePlace) -> TemplateValue {
    TemplateValue(
      nil,
      fault: RuleFault(place, spentReason, mend: "write the value in its place"))
  }
}

extension TemplateValue {
  /// What an element of a list takes, in bytes about.
  static let bytesPerElement = 128

  /// What it takes to make it, in bytes about.
  var cost: Int {
    node?.scalar?.text.utf8.count ?? (node?.list?.count ?? 0) * Self.bytesPerElement
  }
}
