import CloudTrail

/// Which jobs belong to which execution of a pipeline.
///
/// CloudTrail has no key from one to the other. Jobs that SageMaker names itself carry the
/// execution's id; of all others there is only who started them, where and when.
enum PipelineWork {
  /// How long after its start an execution can still begin jobs, in seconds.
  private static let reachSeconds: Int64 = 86_400

  private static let kinds: Set<ObjectKind> = [
    .trainingJob, .tuningJob, .processingJob, .transformJob, .modelPackage, .autoMLJob,
  ]

  static func ties(_ steps: [ModelStep]) -> [LineageGraph.Tie] {
    let starts = Dictionary(
      grouping: steps.filter {
        $0.object.kind == .pipelineExecution && [.started, .retried].contains($0.call.verb)
      }, by: { Place(account: $0.event.account, region: $0.event.region) })
    var ties: [LineageGraph.Tie] = []
    var preparations: [ObjectID: [ObjectID]] = [:]
    for step in steps where kinds.contains(step.object.kind) && step.isMaking {
      let place = Place(account: step.event.account, region: step.event.region)
      guard let (execution, isLikely) = execution(of: step, among: starts[place] ?? []) else {
        continue
      }
      ties.append(.init(product: step.object, source: execution, isLikely: isLikely))
      // What an execution prepares before it trains is what it trains with, as far as one can tell.
      if step.object.kind == .processingJob {
        preparations[execution, default: []].append(step.object)
      } else if step.object.kind == .trainingJob || step.object.kind == .tuningJob {
        ties += (preparations[execution] ?? []).map {
          .init(product: step.object, source: $0, isLikely: true)
        }
      }
    }
    return ties
  }

  private struct Place: Hashable {
    let account: String
    let region: String
  }

  /// The execution that a job carries in its name, or else the last that its role started before.
  private static func execution(
    of step: ModelStep, among starts: [ModelStep]
  ) -> (ObjectID, isLikely: Bool)? {
    // Starts are in the order of time.
    let end = starts.partition { $0.event.seconds > step.event.seconds }
    var likely: ObjectID?
    for start in starts[..<end].reversed() {
      guard step.event.seconds - start.event.seconds <= reachSeconds else { break }
      if let id = start.object.name.split(separator: "/").last,
        step.object.name.contains("pipelines-\(id)-")
      {
        return (start.object, false)
      }
      if likely == nil, step.event.invokedBy == "sagemaker.amazonaws.com",
        step.event.actor == start.event.actor
      {
        likely = start.object
      }
    }
    return likely.map { ($0, true) }
  }
}

extension ModelStep {
  /// Whether the step makes its object.
  var isMaking: Bool { call.verb == .requested || call.verb == .created }
}

extension Array {
  /// The first position whose element is behind, in an array where all behind follow all before.
  fileprivate func partition(isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
