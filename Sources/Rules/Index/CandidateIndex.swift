/// Finds detections by the API that an event names, however many there are for other APIs.
struct CandidateIndex: Sendable {
  /// By event name, folded; a detection stands here, or in one of the other two lists.
  private var byName: [String: [Int32]] = [:]
  /// By event source, folded: the detections that any name may match.
  private var bySource: [String: [Int32]] = [:]
  /// The detections that any event may match.
  private var unbound: [Int32] = []

  init(_ expressions: [SearchExpression]) {
    for (position, expression) in expressions.enumerated() {
      let detection = Int32(position)
      if let names = RequiredValues.of("eventName", in: expression) {
        for name in names { byName[name, default: []].append(detection) }
      } else if let sources = RequiredValues.of("eventSource", in: expression) {
        for source in sources { bySource[source, default: []].append(detection) }
      } else {
        unbound.append(detection)
      }
    }
  }

  /// The detections that the two values do not rule out by themselves.
  func detections(eventSource: String?, eventName: String?) -> [Int32] {
    var found = unbound
    if let eventName { found += byName[CaseFolding.fold(eventName)] ?? [] }
    if let eventSource { found += bySource[CaseFolding.fold(eventSource)] ?? [] }
    return found
  }
}
