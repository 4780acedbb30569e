/// The functions that make texts.
extension CloudFormationValues {
  /// Puts values in the places of `${Name}`; `${!Name}` is the text `${Name}`.
  func substitute(
    _ template: String, variables: YAMLMap?, at place: SourcePlace
  ) -> TemplateValue {
    let variables = Dictionary(
      (variables?.entries ?? []).map { ($0.key, $0.value) }
    ) { first, _ in first }
    var result = TemplateText(at: place)
    var values: [String: TemplateValue] = [:]
    var rest = template[...]
    while !result.isTooLong, let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      result.append(rest[..<start.lowerBound])
      let name = String(rest[start.upperBound..<end])
      rest = rest[rest.index(after: end)...]
      if name.hasPrefix("!") {
        result.append("${\(name.dropFirst())}")
      } else {
        let value =
          values[name] ?? variables[name].map { self.value(of: $0) }
          ?? reference(name, at: place)
        values[name] = value
        result.append(value)
      }
    }
    result.append(rest)
    return result.value
  }

  func join(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    guard let delimiter = arguments[0].scalar?.text else {
      return unresolved(call, "'\(call.name)' is not resolved")
    }
    let list = list(of: arguments[1])
    guard let parts = list.parts else {
      return unresolved(call, list.reason, arguments: [arguments[0], list.node])
    }
    var result = TemplateText(at: call.place)
    var isFirst = true
    for part in parts where !result.isTooLong {
      let value = value(of: part)
      guard value.node != nil else { continue }
      if !isFirst { result.append(delimiter) }
      isFirst = false
      result.append(value)
    }
    return result.value
  }

  func split(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    let value = value(of: arguments[1])
    func refused(_ reason: String) -> TemplateValue {
      unresolved(call, reason, arguments: [arguments[0], value.node])
    }
    guard let delimiter = arguments[0].scalar?.text, !delimiter.isEmpty,
      let text = value.node?.scalar?.text, value.fault == nil
    else { return refused(value.fault?.fault ?? "'\(call.name)' is not resolved") }
    // Before any part is made: each takes more than what stands between two of them.
    guard text.utf8.count <= TemplateText.lengthMaximum else {
      return refused("a text of more than \(TemplateText.lengthMaximum) characters is not split")
    }
    let parts = text.split(separator: delimiter, omittingEmptySubsequences: false)
      .compactMap { TemplateValue(String($0), at: call.place).node }
    return TemplateValue(YAMLNode(content: .list(parts), place: call.place))
  }
}
