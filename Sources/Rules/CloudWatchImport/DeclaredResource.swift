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
  let properties: PropertyReader
  /// What it is and what it is called, for messages.
  let title: String
  /// Found out once, for it is asked for often and can take long to resolve.
  private let foundName: Result<Name, RuleFault>

  /// - Parameter address: what the file calls it, for resources whose name AWS makes up.
  init(
    kind: Kind, file: String, place: SourcePlace, address: String, properties: PropertyReader
  ) {
    self.kind = kind
    self.file = file
    self.place = place
    self.properties = properties
    do {
      let name = try Name(of: kind, place: place, address: address, properties: properties)
      foundName = .success(name)
      title = "\(kind.title) '\(name.text)'"
    } catch {
      foundName = .failure(error)
      title = "\(kind.title) without a name"
    }
  }

  /// What AWS calls it, or else the file.
  func name(notes: inout [RuleFault]) throws(RuleFault) -> (text: String, place: SourcePlace) {
    let name = try foundName.get()
    if let note = name.note { notes.append(note) }
    return (name.text, name.place)
  }
}

extension DeclaredResource.Kind {
  fileprivate var title: String {
    switch self {
    case .metricFilter: "the metric filter"
    case .metricAlarm: "the alarm"
    case .compositeAlarm: "the composite alarm"
    }
  }
}

extension DeclaredResource {
  /// A name, and why it is not the one that AWS gives.
  private struct Name {
    var text: String
    var place: SourcePlace
    var note: RuleFault?

    init(
      of kind: Kind, place: SourcePlace, address: String, properties: PropertyReader
    ) throws(RuleFault) {
      let property: ResourceProperty = kind == .metricFilter ? .filterName : .alarmName
      let value = properties.written(property)
      text = value?.node?.scalar?.text ?? address
      self.place = value?.node?.place ?? place
      if let fault = value?.fault, !address.isEmpty {
        (text, self.place) = (address, place)
        note = RuleFault(
          fault.place,
          "it is called like its resource, for its name is not known: \(fault.fault)",
          mend: fault.mend)
      }
      guard text.contains(where: { !$0.isWhitespace }) else { throw properties.missing(property) }
    }
  }
}
