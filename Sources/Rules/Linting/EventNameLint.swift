/// Looks over the event names that a rule asks for.
struct EventNameLint {
  /// A rule that asks for more services means no particular one.
  private static let servicesMaximum = 32

  private let item: LintedDetection.Item
  private let sources: AskedSources
  private let catalogue = EventCatalogue.shared

  init(_ item: LintedDetection.Item, _ sources: AskedSources) {
    self.item = item
    self.sources = sources
  }

  func check(_ report: inout LintReport) {
    var shared: [(name: String, sources: [String])] = []
    for value in item.values where !report.isFull {
      guard let name = value.literal, !name.isEmpty else { continue }
      if case .services(let asked) = sources {
        check(name, of: asked, at: value.place, &report)
        continue
      }
      let services = catalogue.sources(ofEvent: name)
      guard !services.isEmpty else {
        checkUnknown(name, at: value.place, &report)
        continue
      }
      if services.count == 1, let service = services.first {
        _ = warnOfMisnomer(name, of: [service], at: value.place, &report)
      } else if sources == .unsaid {
        shared.append((name, services))
      }
    }
    warnOfShared(shared, &report)
  }

  /// Names that the rule asks of certain services.
  private func check(
    _ name: String, of services: Set<String>, at place: SourcePlace, _ report: inout LintReport
  ) {
    let known = services.prefix(Self.servicesMaximum + 1).compactMap(catalogue.source)
    // An unknown source has a warning of its own.
    guard known.count == services.count, known.count <= Self.servicesMaximum else { return }
    let isKnown = known.contains { catalogue.writes($0, event: name) }
    // A name that is wrong for one service can be right for another one that is asked as well.
    if !isKnown || services.count == 1,
      warnOfMisnomer(name, of: services.sorted(), at: place, &report)
    {
      return
    }
    guard !isKnown, !known.contains(where: \.isOpen) else { return }
    let asked = WordList.text(services.sorted(), joint: "or")
    let names = known.flatMap { source in source.names.map { catalogue.names[$0] } }
    if let nearest = NearestName.nearest(to: name, among: names) {
      report.warn(
        place, "\(asked) has no event '\(name)'", mend: "write '\(nearest)' if that is meant")
      return
    }
    let others = catalogue.sources(ofEvent: name)
    if !others.isEmpty {
      report.warn(
        place, "'\(name)' is not an event of \(asked), but of \(WordList.text(others))",
        mend: "correct the eventSource")
    } else if !services.contains(where: {
      report.stages.stage(eventSource: $0, eventName: name) != nil
    }) {
      report.note(
        place, "'\(name)' is not among the APIs that AWS publishes for \(asked)",
        mend: "compare it with a record of that event, or correct it")
    }
  }

  /// Names that belong to no service.
  private func checkUnknown(_ name: String, at place: SourcePlace, _ report: inout LintReport) {
    if let (source, truth) = Misnomers.truths(of: name).first {
      warn(name, of: source, truth, at: place, &report)
    } else if let nearest = NearestName.nearest(to: name, among: catalogue.names) {
      report.warn(
        place, "no service has an event '\(name)'", mend: "write '\(nearest)' if that is meant")
    } else {
      report.note(
        place, "'\(name)' is not among the APIs that AWS publishes",
        mend: "compare it with a record of that event, and add its eventSource")
    }
  }

  private func warnOfMisnomer(
    _ name: String, of services: [String], at place: SourcePlace, _ report: inout LintReport
  ) -> Bool {
    for service in services {
      guard let truth = Misnomers.truth(of: name, in: service) else { continue }
      if case .dated = truth, asksForDated(name) { return true }
      warn(name, of: service, truth, at: place, &report)
      return true
    }
    return false
  }

  private func warn(
    _ name: String, of service: String, _ truth: Misnomers.Truth, at place: SourcePlace,
    _ report: inout LintReport
  ) {
    switch truth {
    case .name(let logged):
      report.warn(
        place, "CloudTrail never writes '\(name)' of \(service): the event is called '\(logged)'",
        mend: "write '\(logged)'")
    case .dated(let logged):
      report.warn(
        place, "CloudTrail writes '\(name)' of \(service) with a date, as in '\(logged)'",
        mend: "write 'eventName|startswith: \(name)'")
    case .never:
      report.warn(
        place, "'\(name)' is a permission of \(service), and never an event", mend: "leave it out")
    }
  }

  /// Whether the rule asks for the name with its date as well.
  private func asksForDated(_ name: String) -> Bool {
    item.values.contains { value in
      guard let other = value.literal, other.count > name.count else { return false }
      return EventCatalogue.undated(other).lowercased() == name.lowercased()
    }
  }

  private func warnOfShared(
    _ shared: [(name: String, sources: [String])], _ report: inout LintReport
  ) {
    guard let first = shared.first else { return }
    let more = shared.count > 1 ? " (and \(shared.count - 1) more names are shared too)" : ""
    report.warn(
      item.place,
      "\(first.sources.count) services have an event '\(first.name)', and the rule does not say"
        + " which it means: \(WordList.text(first.sources))\(more)",
      mend: "add 'eventSource:' with the one that is meant")
  }
}
