/// Looks over the event sources that a rule asks for.
enum EventSourceLint {
  private static let suffix = ".amazonaws.com"

  static func check(_ item: LintedDetection.Item, _ report: inout LintReport) {
    for value in item.values where !report.isFull {
      guard let source = value.literal?.lowercased() else { continue }
      // The sources of other partitions are not described.
      guard EventCatalogue.shared.source(source) == nil, !source.hasSuffix(".cn") else { continue }
      let mend =
        meant(by: source).map { "write '\($0)'" }
        ?? "compare it with a record of that service, or correct it"
      report.warn(
        value.place, "no service is known to write '\(source)' as its event source", mend: mend)
    }
  }

  /// The event source that somebody may have meant by another name, a part of it, or a slip.
  private static func meant(by source: String) -> String? {
    let catalogue = EventCatalogue.shared
    var service = source[...]
    if service.hasPrefix("aws.") { service = service.dropFirst(4) }
    if service.hasSuffix(suffix) { service = service.dropLast(suffix.count) }
    for stem in [String(service), String(service.prefix { $0 != "." })] {
      if let known = Misnomers.eventSource(stem) { return known }
      if catalogue.source(stem + suffix) != nil { return stem + suffix }
    }
    return NearestName.nearest(to: service + suffix, among: catalogue.sources.lazy.map(\.name))
  }
}
