import CloudTrail
import Rules

/// Remembers, for each text of one section, which detections it rules out.
///
/// A detection is asked about a text when it is first a candidate for an event with that text:
/// most never are, for each text meets few APIs.
struct SectionFilter {
  private let section: Section
  private let rules: RuleSet
  /// By detection, its bit; -1 for those that ask nothing of the section.
  private let bitOfDetection: [Int32]
  private let wordsPerSet: Int
  /// By the decoder's number of a text, where its two sets begin; -1 where it has none yet.
  private var starts: [Int32] = []
  /// Bits of the detections that were asked, and behind them of those among these that can match.
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
    guard let start = known(number) ?? addSets(for: number) else { return }
    var kept = 0
    // By index: a list that is walked over cannot be changed in place.
    for index in candidates.indices {
      let candidate = candidates[index]
      let bit = Int(bitOfDetection[Int(candidate)])
      if bit < 0 || mayMatch(candidate, bit, start, row, record, bytes, facts) {
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

  /// Makes room for the answers to a new text; nil when there is none.
  private mutating func addSets(for number: UInt32) -> Int? {
    let start = sets.count
    guard start + wordsPerSet * 2 <= Self.wordMaximum else { return nil }
    while starts.count <= number { starts.append(-1) }
    starts[Int(number)] = Int32(start)
    sets.append(contentsOf: repeatElement(0, count: wordsPerSet * 2))
    return start
  }

  private mutating func mayMatch(
    _ detection: Int32, _ bit: Int, _ start: Int, _ row: EventRow, _ record: borrowing Record,
    _ bytes: RawSpan, _ facts: borrowing EventBuilder
  ) -> Bool {
    let asked = start + bit >> 6
    let answer = asked + wordsPerSet
    let mask: UInt64 = 1 << UInt64(bit & 63)
    if sets[asked] & mask == 0 {
      sets[asked] |= mask
      let context = EventContext(row, facts)
      if rules.mayMatch(detection, knowing: section, of: record, in: bytes, context: context) {
        sets[answer] |= mask
      }
    }
    return sets[answer] & mask != 0
  }
}
