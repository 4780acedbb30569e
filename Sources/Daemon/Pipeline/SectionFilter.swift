import CloudTrail
import Rules

/// Remembers, for each text of one section, which detections it rules out.
struct SectionFilter {
  private let section: Section
  private let rules: RuleSet
  /// By detection, its bit; -1 for those that ask nothing of the section.
  private let bitOfDetection: [Int32]
  private let wordsPerSet: Int
  /// By the decoder's number of a text, where its set begins; -1 where it has none yet.
  private var starts: [Int32] = []
  /// Bits of the detections that can match.
  private var sets: [UInt64] = []

  /// What the sets of one section may take, in words of eight bytes: two megabytes.
  private static let wordMaximum = 256 << 10

  init(_ section: Section, _ rules: RuleSet) {
    self.section = section
    self.rules = rules
    var bitCount: Int32 = 0
    bitOfDetection = rules.allCandidates.map { detection in
      guard rules.asks(detection, about: section) else { return -1 }
      defer { bitCount += 1 }
      return bitCount
    }
    wordsPerSet = (Int(bitCount) + 63) / 64
  }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
  }

  /// Takes out the detections that the event's text rules out.
  mutating func narrow(
    _ candidates: inout [Int32], _ row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) {
    let number = row.number(of: section)
    guard wordsPerSet > 0, number != EventRow.noWord else { return }
    guard let start = known(number) ?? learn(number, row, record, bytes, facts) else { return }
    var kept = 0
    // By index: a list that is walked over cannot be changed in place.
    for index in candidates.indices {
      let candidate = candidates[index]
      let bit = Int(bitOfDetection[Int(candidate)])
      if bit < 0 || sets[start + (bit >> 6)] & (1 << UInt64(bit & 63)) != 0 {
        candidates[kept] = candidate
        kept += 1
      }
    }
    candidates.removeLast(candidates.count - kept)
  }

  private func known(_ number: UInt32) -> Int? {
    guard number < starts.count, starts[Int(number)] >= 0 else { return nil }
    return Int(starts[Int(number)])
  }

  /// Asks all detections about a new text; nil when there is no room to remember the answers.
  private mutating func learn(
    _ number: UInt32, _ row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) -> Int? {
    let start = sets.count
    guard start + wordsPerSet <= Self.wordMaximum else { return nil }
    while starts.count <= number { starts.append(-1) }
    starts[Int(number)] = Int32(start)
    sets.append(contentsOf: repeatElement(0, count: wordsPerSet))
    let context = EventContext(row, facts)
    for (detection, bit) in bitOfDetection.enumerated() where bit >= 0 {
      let mayMatch = rules.mayMatch(
        Int32(detection), knowing: section, of: record, in: bytes, context: context)
      if mayMatch { sets[start + Int(bit >> 6)] |= 1 << UInt64(bit & 63) }
    }
    return start
  }
}
