import CloudTrail

extension DetectionProgram {
  /// What is known of a condition when only part of an event is.
  private enum Certainty {
    case no
    case unknown
    case yes

    var negated: Certainty {
      switch self {
      case .no: .yes
      case .unknown: .unknown
      case .yes: .no
      }
    }
  }

  /// Whether a detection can match an event of which only source and name are known.
  ///
  /// - Parameters:
  ///   - eventSource: nil where it is absent or null.
  ///   - eventName: likewise.
  func mayMatch(_ detection: Int, eventSource: String?, eventName: String?) -> Bool {
    certainty(of: roots[detection], eventSource, eventName) != .no
  }

  private func certainty(of position: Int, _ source: String?, _ name: String?) -> Certainty {
    let node = nodes[position]
    switch node.kind {
    case .all: return certainty(ofPartsOf: position, source, name, settledBy: .no)
    case .any: return certainty(ofPartsOf: position, source, name, settledBy: .yes)
    case .not: return certainty(of: position + 1, source, name).negated
    case .fieldTest(let index):
      let test = fieldTests[index]
      let path = paths[test.path]
      guard path.steps.isEmpty else { return .unknown }
      switch path.root {
      case .member(.eventName): return passes(test, text: name) ? .yes : .no
      case .member(.eventSource): return passes(test, text: source) ? .yes : .no
      case .member, .other, .actor, .outcome: return .unknown
      }
    // Whether a field is null or absent, which presence asks, is not known here.
    case .presence, .comparison, .keywords: return .unknown
    }
  }

  /// The certainty of a joint that one part of certainty `settling` settles.
  private func certainty(
    ofPartsOf position: Int, _ source: String?, _ name: String?, settledBy settling: Certainty
  ) -> Certainty {
    var result = settling.negated
    var part = position + 1
    while part < nodes[position].end {
      let certainty = certainty(of: part, source, name)
      if certainty == settling { return settling }
      if certainty == .unknown { result = .unknown }
      part = nodes[part].end
    }
    return result
  }
}
