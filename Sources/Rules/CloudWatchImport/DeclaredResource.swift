/// A filter or an alarm as a file declares it.
struct DeclaredResource {
  enum Kind {
    case metricFilter
    case metricAlarm
    case compositeAlarm
  }

  let kind: Kind
  let file: String
  let place: SourcePlace
  /// What the file calls it, for resources whose name AWS makes up.
  let address: String
  let properties: PropertyReader
}

extension DeclaredResource {
  private var nameProperty: ResourceProperty { kind == .metricFilter ? .filterName : .alarmName }

  /// What AWS calls it, or else the file.
  func name(notes: inout [RuleFault]) throws(RuleFault) -> (text: String, place: SourcePlace) {
    let value = properties.written(nameProperty)
    var (text, namePlace) = (value?.node?.scalar?.text ?? address, value?.node?.place ?? place)
    if let fault = value?.fault, !address.isEmpty {
      notes.append(
        RuleFault(
          fault.place,
          "it is called like its resource, for its name is not known: \(fault.fault)",
          mend: fault.mend))
      (text, namePlace) = (address, place)
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw properties.missing(nameProperty) }
    return (text, namePlace)
  }

  /// What it is and what it is called, for messages.
  var title: String {
    let kindName =
      switch kind {
      case .metricFilter: "the metric filter"
      case .metricAlarm: "the alarm"
      case .compositeAlarm: "the composite alarm"
      }
    var notes: [RuleFault] = []
    guard let name = try? name(notes: &notes) else { return "\(kindName) without a name" }
    return "\(kindName) '\(name.text)'"
  }
}
