import CloudTrail

/// The group of an event that matches, and the value that it brings.
public struct MatchGroup: Sendable, Hashable {
  /// A JSON object of the alarm's group-by fields, in order; of `first_seen` the fields whose values
  /// are new follow.
  public let group: String
  /// Of `first_seen` the group without those values: what must be known for a while.
  public let outerGroup: String?
  /// What the alarm measures.
  public let value: MatchValue?

  /// A group from its parts.
  public init(group: String, outerGroup: String? = nil, value: MatchValue? = nil) {
    self.group = group
    self.outerGroup = outerGroup
    self.value = value
  }

  /// The JSON object of a group whose fields hold texts.
  public static func key(of members: KeyValuePairs<String, String>) -> String {
    var key = GroupKey()
    for (field, text) in members {
      _ = key.append(field) { output in
        GroupKey.append(quoted: text.utf8, to: &output)
        return true
      }
    }
    return key.text
  }
}

extension RuleSet {
  /// The group of an event that matches, for one of the alarms that count it.
  ///
  /// - Returns: nil where a group-by field is absent or null, so that the event has no group. Of a
  ///   detection that alerts by itself the actor may be absent: `{"actor":null}`.
  public func group(
    for subscription: AlarmSubscription, record: borrowing Record, in bytes: RawSpan,
    context: EventContext
  ) -> MatchGroup? {
    let source = alarms[subscription.alarm].sources[subscription.reference]
    guard let key = groupKey(subscription.alarm, source.groupPaths, record, bytes, context) else {
      return nil
    }
    switch source.value {
    case .none: return MatchGroup(group: key.text)
    case .constant(let number):
      return MatchGroup(group: key.text, value: .number(number))
    case .selector(let selector):
      let number = selector.number(of: record, in: bytes)
      return MatchGroup(group: key.text, value: number.map(MatchValue.number))
    case .number(let path):
      let number = program.number(of: path, record, in: bytes, context)
      return MatchGroup(group: key.text, value: number.map(MatchValue.number))
    case .tuple(let paths):
      let values = paths.map { program.groupValue(of: $0, record, in: bytes, context) }
      return group(alarms[subscription.alarm], key, values)
    }
  }

  private func groupKey(
    _ alarm: Int, _ paths: [Int], _ record: borrowing Record, _ bytes: RawSpan,
    _ context: EventContext
  ) -> GroupKey? {
    let fields = alarms[alarm].groupBy
    let isCorrelation = alarms[alarm].isCorrelation
    var key = GroupKey()
    for (index, path) in paths.enumerated() {
      let isGrouped = key.append(fields[index]) { output in
        if program.appendGroupValue(of: path, record, in: bytes, context, to: &output) {
          return true
        }
        output += "null".utf8
        return !isCorrelation
      }
      guard isGrouped else { return nil }
    }
    return key
  }

  /// The group of an event whose values are counted, or looked at as new; null is no value.
  private func group(
    _ alarm: AlarmDefinition, _ outer: GroupKey, _ values: [String?]
  ) -> MatchGroup? {
    let known = values.compactMap(\.self)
    guard case .firstSeen = alarm.condition else {
      let isWhole = known.count == values.count
      let text = CaseFolding.fold("[\(known.joined(separator: ","))]")
      return MatchGroup(group: outer.text, value: isWhole ? .text(text) : nil)
    }
    guard known.count == values.count else { return nil }
    var key = outer
    for (field, value) in zip(alarm.valueFields, known) {
      _ = key.append(field) { output in
        output += value.utf8
        return true
      }
    }
    return MatchGroup(group: key.text, outerGroup: outer.text)
  }
}
