import CloudTrail

/// A stage in the life of a model to which a call of an API belongs: the field `ml.stage`.
public enum ModelStage: String, Sendable, Hashable, CaseIterable {
  case training
  case retraining
  case registry
  case deployment
  case data
  case tampering
}

/// Which API belongs to which stage: what the catalogues among the rule files say.
public struct StageCatalogue: Sendable {
  private struct API: Hashable {
    let source: String
    let name: String
  }

  private var stages: [API: ModelStage] = [:]

  /// A catalogue without entries.
  public init() {}

  /// Whether it has no entry.
  public var isEmpty: Bool { stages.isEmpty }

  /// The stage of an API.
  ///
  /// - Parameters:
  ///   - eventSource: such as `sagemaker.amazonaws.com`.
  ///   - eventName: such as `CreateTrainingJob`.
  public func stage(eventSource: String, eventName: String) -> ModelStage? {
    stages[API(source: eventSource, name: eventName)]
  }

  /// Adds the entries of a catalogue.
  mutating func add(_ entry: YAMLMap.Entry) throws(RuleFault) {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'ml_stages' must be a map, not \(entry.value.kindName)",
        mend: "write a stage, below it an event source, and behind it a list of event names")
    }
    for entry in map.entries {
      guard let stage = ModelStage(rawValue: entry.key) else {
        throw RuleFault(
          entry.place, "'\(entry.key)' is not a stage",
          mend: "use one of \(ModelStage.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      for source in entry.value.map?.entries ?? [] { try add(source, stage) }
    }
  }

  private mutating func add(_ entry: YAMLMap.Entry, _ stage: ModelStage) throws(RuleFault) {
    for node in entry.value.list ?? [entry.value] {
      guard let name = node.scalar?.text, !name.isEmpty else {
        throw RuleFault(
          node.place, "an event name is a text, not \(node.kindName)", mend: "write a name")
      }
      guard !name.contains("*"), !name.contains("?"), !entry.key.contains("*") else {
        throw RuleFault(
          node.place, "a catalogue has no wildcards", mend: "write out each name")
      }
      let api = API(source: entry.key, name: name)
      if let other = stages[api], other != stage {
        throw RuleFault(
          node.place, "\(name) of \(entry.key) belongs to the stage \(other.rawValue) already",
          mend: "name it in one stage")
      }
      stages[api] = stage
    }
  }

  /// A hash of all entries, whatever their order.
  var version: String {
    var hash = NameHash()
    let lines = stages.map { "\($0.key.source) \($0.key.name) \($0.value.rawValue)" }
    for line in lines.sorted() { hash.add(line) }
    return hash.text
  }
}
