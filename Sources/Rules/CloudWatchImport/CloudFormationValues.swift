/// Resolves what a template's values refer to, as far as the template alone tells.
///
/// Parameters stand for their defaults; what only a stack knows keeps the form `${Name}`.
/// Source: AWS CloudFormation User Guide, "Intrinsic function reference".
struct CloudFormationValues {
  /// A text, and what could not be resolved in it.
  struct Text {
    var text = ""
    var faults: [RuleFault] = []

    mutating func append(_ other: Text) {
      text += other.text
      faults += other.faults
    }
  }

  /// No text of a filter or an alarm is as long.
  static let textLengthMaximum = 64 << 10

  private let parameters: [String: YAMLMap]

  init(parameters: YAMLMap?) {
    let maps = parameters?.entries.compactMap { entry in
      entry.value.map.map { (entry.key, $0) }
    }
    self.parameters = Dictionary(maps ?? []) { first, _ in first }
  }

  /// The value that a node stands for: nil where it stands for none (`AWS::NoValue`), itself where
  /// it is no call of a function.
  func resolved(_ node: YAMLNode) -> (node: YAMLNode?, faults: [RuleFault]) {
    guard let call = IntrinsicCall(node) else { return (node, []) }
    if call.name == "Ref", call.argument.scalar?.text == "AWS::NoValue" { return (nil, []) }
    let value = value(of: call)
    let scalar = YAMLScalar(text: value.text, kind: .text, quoteWidth: nil)
    return (YAMLNode(content: .scalar(scalar), place: node.place), value.faults)
  }

  private func value(of call: IntrinsicCall) -> Text {
    switch (call.name, call.argument.content) {
    case ("Ref", .scalar(let name)):
      return reference(name.text, at: call.place)
    case ("Fn::Sub", .scalar(let template)):
      return substitute(template.text, variables: nil, at: call.place)
    case ("Fn::Sub", .list(let list)) where list.count == 2 && list[0].scalar != nil:
      return substitute(list[0].scalar?.text ?? "", variables: list[1].map, at: call.place)
    default:
      let fault = RuleFault(
        call.place, "'\(call.name)' is not resolved", mend: "write the value in its place")
      return Text(text: "${\(call.name)}", faults: [fault])
    }
  }

  private func reference(_ name: String, at place: SourcePlace) -> Text {
    let reason: String
    if let parameter = parameters[name] {
      let type = parameter["Type"]?.scalar?.text ?? "String"
      // The default of such a parameter is the name under which its value is stored.
      let isStored = type.hasPrefix("AWS::SSM::Parameter::Value")
      if let value = parameter["Default"]?.scalar?.text, !isStored, !type.contains("List") {
        return Text(text: value)
      }
      reason = "the parameter '\(name)' has no default that is one text"
    } else {
      reason = "what '\(name)' stands for is known only to the stack"
    }
    let fault = RuleFault(place, reason, mend: "write the value in its place")
    return Text(text: "${\(name)}", faults: [fault])
  }

  /// Puts values in the places of `${Name}`; `${!Name}` is the text `${Name}`.
  private func substitute(
    _ template: String, variables: YAMLMap?, at place: SourcePlace
  ) -> Text {
    let variables = Dictionary(
      (variables?.entries ?? []).map { ($0.key, $0.value) }
    ) { first, _ in first }
    var result = Text()
    var resolvedVariables: [String: Text] = [:]
    var rest = template[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      // Variables can stand for texts with variables, and soon for more than memory holds.
      guard result.text.utf8.count <= Self.textLengthMaximum else {
        return Text(text: result.text, faults: result.faults + [tooLong(at: place)])
      }
      result.text += rest[..<start.lowerBound]
      let name = String(rest[start.upperBound..<end])
      if name.hasPrefix("!") {
        result.text += "${\(name.dropFirst())}"
      } else if let variable = variables[name] {
        let text = resolvedVariables[name] ?? text(of: variable)
        resolvedVariables[name] = text
        result.append(text)
      } else {
        result.append(reference(name, at: place))
      }
      rest = rest[rest.index(after: end)...]
    }
    result.text += rest
    return result
  }

  private func text(of variable: YAMLNode) -> Text {
    let resolved = resolved(variable)
    return Text(text: resolved.node?.scalar?.text ?? "", faults: resolved.faults)
  }

  private func tooLong(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "the text unfolds to more than \(Self.textLengthMaximum) characters",
      mend: "write the value in its place")
  }
}

/// A call of a CloudFormation function: `{Fn::Name: …}`, or `!Name …` in YAML.
private struct IntrinsicCall {
  let name: String
  let argument: YAMLNode
  let place: SourcePlace

  init?(_ node: YAMLNode) {
    place = node.place
    if let tag = node.tag {
      let shortName = String(tag.dropFirst())
      name = shortName == "Ref" ? shortName : "Fn::\(shortName)"
      argument = YAMLNode(content: node.content, place: node.place)
    } else if let entry = node.map?.entries.first, node.map?.entries.count == 1,
      entry.key == "Ref" || entry.key.hasPrefix("Fn::")
    {
      name = entry.key
      argument = entry.value
    } else {
      return nil
    }
  }
}
