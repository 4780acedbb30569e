/// Tells of events that a trail leaves out unless it is asked for them.
enum DataEventLint {
  static func check(
    _ item: LintedDetection.Item, _ sources: AskedSources, _ report: inout LintReport
  ) {
    let sources = sources.withDataEvents
    let events = item.values.filter { value in
      value.literal.map { isDataEvent($0, of: sources) } ?? false
    }
    guard let place = events.first?.place else { return }
    let names = WordList.text(events.map(\.scalar.text))
    report.note(
      place,
      events.count == 1
        ? "\(names) is a data event, which trails leave out by default"
        : "\(names) are data events, which trails leave out by default",
      mend: "have the trail record them, and say in the description that the rule needs data events"
    )
  }

  private static func isDataEvent(_ name: String, of sources: AskedSources) -> Bool {
    switch sources {
    case .services(let services):
      return services.contains { DataEvents.contains(name, of: $0) }
    case .unsaid, .unnamed:
      let services = EventCatalogue.shared.sources(ofEvent: name)
      return services.count == 1 && DataEvents.contains(name, of: services[0])
    }
  }
}

extension AskedSources {
  /// Without the services that have no data events.
  fileprivate var withDataEvents: AskedSources {
    guard case .services(let services) = self else { return self }
    return .services(services.intersection(DataEvents.sources))
  }
}
