/// What stands on one side of a place in a text, as far as assertions ask.
enum RegexSurrounding: UInt8, CaseIterable, Sendable {
  /// Nothing: the text begins or ends here.
  case edge
  case newline
  case word
  case other

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x0A: self = .newline
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: self = .word
    default: self = .other
    }
  }
}

/// What stands before and behind a place in a text.
struct RegexSurroundings: Sendable {
  let previous: RegexSurrounding
  let next: RegexSurrounding

  /// Whether a text is read on over such a place, so that what was read matters.
  var isInside: Bool { previous != .edge && next != .edge }
}

extension RegexAssertion {
  /// Whether it holds at a place.
  func holds(between surroundings: RegexSurroundings) -> Bool {
    let (previous, next) = (surroundings.previous, surroundings.next)
    return switch self {
    case .textStart: previous == .edge
    case .textEnd: next == .edge
    case .lineStart: previous == .edge || previous == .newline
    case .lineEnd: next == .edge || next == .newline
    case .wordBoundary: (previous == .word) != (next == .word)
    case .noWordBoundary: (previous == .word) == (next == .word)
    }
  }
}

/// The kinds of places that the assertions of an expression tell apart: few, mostly one.
struct RegexPlaces: Sendable {
  private static let sideCount = RegexSurrounding.allCases.count

  /// One place of each kind.
  private(set) var examples: [RegexSurroundings] = []
  /// The kind of each place.
  private var kinds: [Int] = []

  init(toldApartBy assertions: Set<RegexAssertion>) {
    var known: [Set<RegexAssertion>: Int] = [:]
    for previous in RegexSurrounding.allCases {
      for next in RegexSurrounding.allCases {
        let place = RegexSurroundings(previous: previous, next: next)
        let holding = assertions.filter { $0.holds(between: place) }
        let kind = known[holding] ?? examples.count
        known[holding] = kind
        kinds.append(kind)
        if kind == examples.count {
          examples.append(place)
        } else if place.isInside {
          examples[kind] = place
        }
      }
    }
  }

  /// The kind of a place.
  @inline(__always)
  func kind(after previous: RegexSurrounding, before next: RegexSurrounding) -> Int {
    kinds[Int(previous.rawValue) * RegexPlaces.sideCount + Int(next.rawValue)]
  }

  /// The first surrounding that makes the same difference as another when it stands before.
  func representative(before surrounding: RegexSurrounding) -> RegexSurrounding {
    func kinds(after previous: RegexSurrounding) -> [Int] {
      RegexSurrounding.allCases.map { kind(after: previous, before: $0) }
    }
    let wanted = kinds(after: surrounding)
    return RegexSurrounding.allCases.first { kinds(after: $0) == wanted } ?? surrounding
  }
}
