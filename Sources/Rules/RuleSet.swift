import CloudTrail

/// Compiled rules, which any number of threads may use at once: they hold no state.
public struct RuleSet: Sendable {
  /// The questions asked of each event.
  public let detections: [DetectionDefinition]
  /// What rings.
  public let alarms: [AlarmDefinition]
  /// Which API belongs to which stage.
  public let stages: StageCatalogue

  private let subscriptionsByDetection: [[AlarmSubscription]]
  private let index: CandidateIndex
  let program: DetectionProgram

  init(
    detections: [DetectionDefinition], alarms: [AlarmDefinition], stages: StageCatalogue,
    index: CandidateIndex, program: DetectionProgram
  ) {
    self.detections = detections
    self.alarms = alarms
    self.stages = stages
    self.index = index
    self.program = program
    subscriptionsByDetection = AlarmSubscription.byDetection(alarms, detections.count)
  }

  /// The alarms that count a detection's matches, or those of an alarm that does.
  public func subscriptions(to detection: Int) -> [AlarmSubscription] {
    subscriptionsByDetection[detection]
  }

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
}

extension AlarmSubscription {
  /// All subscriptions, by the position of the detection.
  fileprivate static func byDetection(
    _ alarms: [AlarmDefinition], _ detectionCount: Int
  ) -> [[AlarmSubscription]] {
    var subscriptions = [[AlarmSubscription]](repeating: [], count: detectionCount)
    var leaves = AlarmLeaves(alarms)
    for (position, alarm) in alarms.enumerated() {
      for (reference, target) in alarm.references.enumerated() {
        let isIndirect: Bool
        if case .alarm = target { isIndirect = true } else { isIndirect = false }
        for detection in leaves.detections(of: target) {
          subscriptions[detection].append(
            AlarmSubscription(alarm: position, reference: reference, isIndirect: isIndirect))
        }
      }
    }
    return subscriptions
  }
}

/// The detections that references count in the end, each alarm's found once.
private struct AlarmLeaves {
  private let alarms: [AlarmDefinition]
  private var known: [Int: Set<Int>] = [:]

  init(_ alarms: [AlarmDefinition]) { self.alarms = alarms }

  mutating func detections(of target: AlarmReference) -> Set<Int> {
    switch target {
    case .detection(let detection): return [detection]
    case .alarm(let alarm):
      if let found = known[alarm] { return found }
      var found: Set<Int> = []
      for reference in alarms[alarm].references { found.formUnion(detections(of: reference)) }
      known[alarm] = found
      return found
    }
  }
}
