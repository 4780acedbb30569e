import CloudTrail

/// Finds many texts in bytes in one pass, in capitals or small letters: the first one, and of those that
/// begin at one place the longest.
struct TextSearch: Sendable {
  /// Something that is looked for.
  struct Target: Sendable {
    /// What its finder makes of it.
    let number: Int
    /// Whether its first and its last scalar can be of one word with what stands beside it.
    let beginsWithWord: Bool
    let endsWithWord: Bool
    /// Whether it only counts where it stands alone, because it is also an ordinary word.
    let mustBeAlone: Bool
    /// Whether it does not count where it is joined to another word, because it is another name with it.
    let canBeJoined: Bool
  }

  /// A place where a target stands.
  struct Match {
    let range: Range<Int>
    let number: Int
  }

  /// What a pass found.
  struct Found {
    var matches: [Match] = []
    /// How often a target stands by itself, and not alone as it must.
    var looseCount = 0
    /// How often a target stands joined to another word.
    var joinedCount = 0
  }

  /// A byte of texts that begin alike, with the first of those that can follow it, and the next of
  /// those that can stand in its place.
  private struct Node {
    let byte: UInt8
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var target: Int32 = -1
  }

  private var nodes: [Node] = []
  private var roots = [Int32](repeating: -1, count: 256)
  private var targets: [Target] = []

  /// Adds a text in one of its forms; the first one that has a form keeps it.
  mutating func add(_ form: [UInt8], _ target: Target) {
    let form = FoldedText(form).bytes
    guard let first = form.first else { return }
    if roots[Int(first)] < 0 { roots[Int(first)] = append(first) }
    var node = Int(roots[Int(first)])
    for byte in form.dropFirst() {
      if let child = child(byte, of: node) {
        node = child
      } else {
        let child = append(byte)
        nodes[Int(child)].nextSibling = nodes[node].firstChild
        nodes[node].firstChild = child
        node = Int(child)
      }
    }
    guard nodes[node].target < 0 else { return }
    nodes[node].target = Int32(targets.count)
    targets.append(target)
  }

  private mutating func append(_ byte: UInt8) -> Int32 {
    nodes.append(Node(byte: byte))
    return Int32(nodes.count - 1)
  }

  private func child(_ byte: UInt8, of node: Int) -> Int? {
    var child = nodes[node].firstChild
    while child >= 0 {
      if nodes[Int(child)].byte == byte { return Int(child) }
      child = nodes[Int(child)].nextSibling
    }
    return nil
  }

  /// Finds everything in bytes; matches do not overlap.
  func find(in original: [UInt8]) -> Found {
    let folded = FoldedText(original)
    var found = Found()
    var position = 0
    while position < folded.bytes.count {
      if let match = match(at: position, in: folded, of: original.span.bytes, &found) {
        found.matches.append(match.match)
        position = match.end
      } else {
        position += 1
      }
    }
    return found
  }

  private func match(
    at start: Int, in folded: FoldedText, of original: RawSpan, _ found: inout Found
  ) -> (match: Match, end: Int)? {
    var node = Int(roots[Int(folded.bytes[start])])
    var position = start + 1
    var longest: (match: Match, end: Int)?
    var (isLoose, isJoined) = (false, false)
    while node >= 0 {
      if nodes[node].target >= 0, let range = folded.original(start..<position) {
        let target = targets[Int(nodes[node].target)]
        switch place(of: target, range, original) {
        case .counts: longest = (Match(range: range, number: target.number), position)
        case .loose: isLoose = true
        case .joined: isJoined = true
        case .within: break
        }
      }
      guard position < folded.bytes.count, let next = child(folded.bytes[position], of: node) else {
        break
      }
      node = next
      position += 1
    }
    if longest == nil, isLoose { found.looseCount += 1 }
    if longest == nil, isJoined { found.joinedCount += 1 }
    return longest
  }

  /// How a target stands where it was found.
  private enum Place { case counts, loose, joined, within }

  private func place(of target: Target, _ range: Range<Int>, _ bytes: RawSpan) -> Place {
    if target.beginsWithWord, WordEdges.isWord(before: range.lowerBound, in: bytes) {
      return .within
    }
    if target.endsWithWord, WordEdges.isWord(at: range.upperBound, in: bytes) { return .within }
    if target.mustBeAlone { return WordEdges.isAlone(range, in: bytes) ? .counts : .loose }
    guard target.canBeJoined else { return .counts }
    let isJoined =
      target.beginsWithWord && JoinedWords.isJoined(before: range.lowerBound, in: bytes)
      || target.endsWithWord && JoinedWords.isJoined(after: range.upperBound, in: bytes)
    return isJoined ? .joined : .counts
  }
}
