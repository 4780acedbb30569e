import CloudTrail

extension DetectionProgram {
  /// What is known of a condition when only one section of an event is.
  private enum Certainty {
    case no
    case unknown
    case yes

    init(_ holds: Bool) { self = holds ? .yes : .no }

    var negated: Certainty {
      switch self {
      case .no: .yes
      case .unknown: .unknown
      case .yes: .no
      }
    }
  }

  /// Whether a detection can match an event, as far as one section of it tells.
  ///
  /// The record's other members are not looked at, but for names with dots: it must have none.
  func mayMatch(
    _ detection: Int, knowing section: Section, of record: borrowing Record, in bytes: RawSpan,
    _ context: EventContext
  ) -> Bool {
    certainty(of: roots[detection], section, record, bytes, context) != .no
  }

  /// Whether a detection has a test that a section answers.
  func asks(_ detection: Int, about section: Section) -> Bool {
    let root = roots[detection]
    return (root..<nodes[root].end).contains { position in
      switch nodes[position].kind {
      case .fieldTest(let index): answers(section, fieldTests[index].path)
      case .presence(let path): answers(section, path)
      case .comparison(let index): answers(section, comparisons[index])
      case .selector(let index): answers(section, selectorMatchers[index])
      case .all, .any, .not, .keywords: false
      }
    }
  }

  /// Whether a field's values are known where a section is.
  private func answers(_ section: Section, _ path: Int) -> Bool {
    switch paths[path].root {
    case .member(let member): section.members.contains(member)
    // The actor follows from the identity; the outcome takes more than one section.
    case .actor: section == .identity
    case .stage: section == .shape
    case .outcome, .isAWSService, .other: false
    }
  }

  private func answers(_ section: Section, _ comparison: FieldComparison) -> Bool {
    answers(section, comparison.path) && answers(section, comparison.otherPath)
  }

  private func answers(_ section: Section, _ matcher: SelectorMatcher) -> Bool {
    selectors[matcher.path].member.map(section.members.contains) ?? false
  }

  private func certainty(
    of position: Int, _ section: Section, _ record: borrowing Record, _ bytes: RawSpan,
    _ context: EventContext
  ) -> Certainty {
    let node = nodes[position]
    let isAnswered: Bool
    switch node.kind {
    case .all, .any:
      return certainty(ofPartsOf: position, section, record, bytes, context)
    case .not:
      return certainty(of: position + 1, section, record, bytes, context).negated
    case .fieldTest(let index): isAnswered = answers(section, fieldTests[index].path)
    case .presence(let path): isAnswered = answers(section, path)
    case .comparison(let index): isAnswered = answers(section, comparisons[index])
    case .selector(let index): isAnswered = answers(section, selectorMatchers[index])
    case .keywords: isAnswered = false
    }
    return isAnswered ? Certainty(holds(position, record, bytes, context)) : .unknown
  }

  /// The certainty of a joint; one part can settle it.
  private func certainty(
    ofPartsOf position: Int, _ section: Section, _ record: borrowing Record, _ bytes: RawSpan,
    _ context: EventContext
  ) -> Certainty {
    let settling: Certainty =
      if case .all = nodes[position].kind { .no } else { .yes }
    var result = settling.negated
    var part = position + 1
    while part < nodes[position].end {
      let certainty = certainty(of: part, section, record, bytes, context)
      if certainty == settling { return settling }
      if certainty == .unknown { result = .unknown }
      part = nodes[part].end
    }
    return result
  }
}
