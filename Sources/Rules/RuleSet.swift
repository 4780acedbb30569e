import CloudTrail

/// Compiled rules, which any number of threads may use at once: they hold no state.
public struct RuleSet: Sendable {
  /// The questions asked of each event.
  public let detections: [DetectionDefinition]
  /// What rings.
  public let alarms: [AlarmDefinition]

  private let alarmsByDetection: [[Int]]
  private let index: CandidateIndex
  let program: DetectionProgram

  init(
    detections: [DetectionDefinition], alarms: [AlarmDefinition], index: CandidateIndex,
    program: DetectionProgram
  ) {
    self.detections = detections
    self.alarms = alarms
    self.index = index
    self.program = program
    var alarmsByDetection = [[Int]](repeating: [], count: detections.count)
    for (position, alarm) in alarms.enumerated() {
      for detection in alarm.detections { alarmsByDetection[detection].append(position) }
    }
    self.alarmsByDetection = alarmsByDetection
  }

  /// The alarms that count a detection's matches, as positions in ``alarms``.
  public func alarms(of detection: Int) -> [Int] { alarmsByDetection[detection] }

  /// All detections: for a record whose `eventName` or `eventSource` is neither a text, null nor
  /// absent.
  public var allCandidates: [Int32] { Array(0..<Int32(detections.count)) }

  /// The detections that these two values do not rule out by themselves, in ascending order.
  ///
  /// - Parameters:
  ///   - eventSource: the text with its escapes resolved; nil where it is absent or null.
  ///   - eventName: likewise.
  public func candidates(eventSource: String?, eventName: String?) -> [Int32] {
    index.detections(eventSource: eventSource, eventName: eventName)
      .sorted()
  }

  /// Whether a section of an event can rule a detection out.
  public func asks(_ detection: Int32, about section: Section) -> Bool {
    program.asks(Int(detection), about: section)
  }

  /// Whether a detection can match an event, as far as one section of it tells.
  ///
  /// The answer depends on the section's members alone, and callers keep it for the next event
  /// that has the same ones.
  ///
  /// - Parameter record: one without dotted names, which could stand for any path.
  public func mayMatch(
    _ detection: Int32, knowing section: Section, of record: borrowing Record, in bytes: RawSpan,
    context: EventContext
  ) -> Bool {
    program.mayMatch(Int(detection), knowing: section, of: record, in: bytes, context)
  }

  /// Asks detections of an event.
  ///
  /// - Parameters:
  ///   - candidates: the detections to ask; those left out must be ruled out by
  ///     ``candidates(eventSource:eventName:)`` or
  ///     ``mayMatch(_:knowing:of:in:context:)`` for this event.
  ///   - bytes: the buffer that the record's ranges refer to.
  ///   - matched: called with the position of each detection that matches, in order.
  public func evaluate(
    _ candidates: [Int32], record: borrowing Record, in bytes: RawSpan, context: EventContext,
    matched: (Int) -> Void
  ) {
    for candidate in candidates
    where program.matches(Int(candidate), record, in: bytes, context) {
      matched(Int(candidate))
    }
  }

  /// The group of an event that matches: a JSON object of the alarm's group-by fields, in order.
  ///
  /// - Returns: nil where a field is absent or null, so that the event has no group. Of a detection
  ///   that alerts by itself the actor may be absent: `{"actor":null}`.
  public func groupKey(
    for alarm: AlarmDefinition, record: borrowing Record, in bytes: RawSpan, context: EventContext
  ) -> String? {
    var key = GroupKey()
    for (field, path) in zip(alarm.groupBy, alarm.groupPaths) {
      let value = program.groupValue(of: path, record, in: bytes, context)
      guard value != nil || !alarm.isCorrelation else { return nil }
      key.append(field, value ?? "null")
    }
    return key.text
  }
}
