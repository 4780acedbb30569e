/// The alarms of which no rule is made, by the metrics that they watch.
///
/// A filter that only such alarms count must not ring by itself: it would ring at each event.
struct UncarriedAlarms {
  private enum Part: Hashable {
    case known(String)
    /// The alarm's file does not tell it.
    case unknown
    /// Whatever the alarm says, for a filter of which it is not known either.
    case any
  }

  private struct Possibility: Hashable {
    let file: String
    let namespace: Part
    let name: Part
  }

  /// Of alarms of which nothing is known: what they are, by their files.
  private var unreadTitles: [String: String] = [:]
  private var isUnreadOfAnyFile = false
  private var titles: [MetricSighting: String] = [:]
  private var possibleTitles: [Possibility: String] = [:]

  mutating func insert(_ resource: DeclaredResource) {
    // Others are computed of alarms, which stand here themselves.
    guard resource.kind == .metricAlarm else { return }
    for sighting in WatchedMetric.sightings(in: resource) {
      if sighting.namespace != nil, sighting.name != nil, titles[sighting] == nil {
        titles[sighting] = resource.title
      }
      // What a file does not tell it may still mean, but in no other file.
      for namespace in [Self.part(sighting.namespace), .any] {
        for name in [Self.part(sighting.name), .any] {
          let possibility = Possibility(file: resource.file, namespace: namespace, name: name)
          if possibleTitles[possibility] == nil { possibleTitles[possibility] = resource.title }
        }
      }
    }
  }

  /// - Parameter title: of what may make alarms in its file.
  mutating func insert(unread title: String, in file: String) {
    if unreadTitles[file] == nil { unreadTitles[file] = title }
  }

  /// Alarms that may stand in another file than the filters that they count.
  mutating func insertUnreadOfAnyFile() { isUnreadOfAnyFile = true }

  /// Why a filter that no other alarm counts is left out; nil where it is not.
  func fault(for filter: ImportedFilter) -> RuleFault? {
    let mend = "mend the alarm, or write a correlation that counts the filter"
    if let title = titles[filter.sighting] {
      return RuleFault(
        filter.namePlace,
        "\(filter.resource.title) is left out with \(title), which counts it: "
          + "by itself it would ring at each event", mend: mend)
    }
    guard let title = possibleTitle(for: filter) else { return nil }
    return RuleFault(
      filter.namePlace,
      "\(filter.resource.title) is left out, for \(title), of which no rule is made, may count it: "
        + "by itself it would ring at each event", mend: mend)
  }

  private func possibleTitle(for filter: ImportedFilter) -> String? {
    if let title = unreadTitles[filter.resource.file] { return title }
    if isUnreadOfAnyFile { return "an alarm beyond the limit" }
    for namespace in Self.answers(filter.sighting.namespace) {
      for name in Self.answers(filter.sighting.name) {
        let possibility = Possibility(
          file: filter.resource.file, namespace: namespace, name: name)
        if let title = possibleTitles[possibility] { return title }
      }
    }
    return nil
  }

  private static func part(_ text: String?) -> Part { text.map { .known($0) } ?? .unknown }

  /// What an alarm may say that means what a filter says.
  private static func answers(_ text: String?) -> [Part] {
    text.map { [.known($0), .unknown] } ?? [.any]
  }
}
