/// Reads how long a condition must hold before it fires, and how long it fires afterwards.
///
/// Source: Prometheus, "Alerting rules", `for` and `keep_firing_for`.
enum HoldTimesReader {
  static let forKey = "for"
  static let keepFiringKey = "keep_firing_for"
  static let keys = [forKey, keepFiringKey]
  /// A year; more is a slip of the pen, and so much past would be read back again and again.
  private static let secondsMaximum = 31_556_952

  /// The times that a map says.
  static func holdTimes(
    in map: YAMLMap, keys: [String] = keys, _ context: ReadingContext
  ) -> HoldTimes {
    func seconds(_ key: String) -> Int {
      guard keys.contains(key) else { return 0 }
      let read = context.part { () throws(RuleFault) in try self.seconds(key, in: map) }
      return read ?? 0
    }
    return HoldTimes(
      forSeconds: seconds(forKey), keepFiringSeconds: seconds(keepFiringKey),
      firstKey: entries(in: map).first.map { HoldTimes.Key(name: $0.key, place: $0.place) })
  }

  /// The times of a rule that has no correlation: they stand beside its body.
  static func holdTimes(
    beside body: RuleBody, in rule: YAMLMap, _ context: ReadingContext
  ) -> HoldTimes {
    switch body.kind {
    case .detection:
      refuseIdentifiers(in: body.entry.value.map, context)
      return holdTimes(in: rule, context)
    case .metricFilter: return holdTimes(in: rule, context)
    case .correlation:
      refuse(
        entries(in: rule), "stands beside the correlation, where it has no meaning",
        mend: "move it into the correlation", context)
    case .filter:
      refuse(
        entries(in: rule), "has no meaning in a filter, which does not ring",
        mend: "move it to the rules that do", context)
    case .stages: break
    }
    return HoldTimes()
  }

  /// Why a type of correlation has not this one of the keys.
  static func fault(of entry: YAMLMap.Entry, in type: CorrelationType) -> RuleFault {
    let reason =
      switch type {
      case .absence: "a silence is over with the next event"
      case .metricAlarm: "a CloudWatch alarm is over with its state"
      default: "a first sighting is a moment"
      }
    return RuleFault(
      entry.place, "\(reason), and '\(entry.key)' has no meaning for it",
      mend: "remove '\(entry.key)'")
  }

  /// The times stand where `timeframe` does not; as search identifiers they would be keywords.
  private static func refuseIdentifiers(in detection: YAMLMap?, _ context: ReadingContext) {
    let misplaced = detection.map(entries)?.filter { entry in
      entry.value.scalar.flatMap { Timespan.seconds($0.text) } != nil
    }
    refuse(
      misplaced ?? [], "stands in the detection, where it would be searched for",
      mend: "move it beside the detection", context)
  }

  private static func refuse(
    _ entries: [YAMLMap.Entry], _ fault: String, mend: String, _ context: ReadingContext
  ) {
    for entry in entries {
      context.faults.add(RuleFault(entry.place, "'\(entry.key)' \(fault)", mend: mend))
    }
  }

  private static func entries(in map: YAMLMap) -> [YAMLMap.Entry] {
    map.entries.filter { keys.contains($0.key) && $0.value.scalar?.isNull != true }
  }

  private static func seconds(_ key: String, in map: YAMLMap) throws(RuleFault) -> Int {
    guard let node = map[key], node.scalar?.isNull != true else { return 0 }
    let seconds = try Timespan.seconds(of: node)
    guard seconds <= secondsMaximum else {
      throw RuleFault(node.place, "'\(key)' is longer than a year", mend: "write 1y or less")
    }
    return seconds
  }
}
