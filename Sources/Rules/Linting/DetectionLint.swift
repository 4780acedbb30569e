/// Looks over the search identifiers of a detection.
struct DetectionLint {
  private let detection: LintedDetection
  private let surroundings: [Int: SourceScope.Surroundings]
  private let saysDataEvents: Bool

  init(_ detection: LintedDetection, saysDataEvents: Bool) {
    self.detection = detection
    self.saysDataEvents = saysDataEvents
    surroundings = SourceScope.surroundings(of: detection)
  }

  func check(_ report: inout LintReport) {
    ConditionLint.check(detection, &report)
    for (position, identifier) in detection.identifiers.enumerated() {
      // Of identifiers that no condition names nothing is known, and nothing is held against them.
      let outer =
        surroundings[position] ?? SourceScope.Surroundings(sources: .unnamed, isWanted: false)
      for alternative in identifier.alternatives where !report.isFull {
        check(alternative, within: outer, &report)
      }
    }
  }

  private func check(
    _ alternative: [LintedDetection.Item], within outer: SourceScope.Surroundings,
    _ report: inout LintReport
  ) {
    let sources = AskedSources(alternative).and(outer.sources)
    for item in alternative where !report.isFull {
      FieldLint.check(item.field, at: item.place, &report)
      ValueLint.check(item, &report)
      guard item.isEquality else { continue }
      if item.field == "eventSource" { EventSourceLint.check(item, &report) }
      if item.field == "eventName" {
        EventNameLint(item, sources).check(&report)
        if outer.isWanted, !saysDataEvents { DataEventLint.check(item, sources, &report) }
      }
    }
  }
}
