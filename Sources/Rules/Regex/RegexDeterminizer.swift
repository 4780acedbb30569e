/// Turns an automaton into a table, unless the table would grow too large.
struct RegexDeterminizer {
  static let stateCountMaximum = 1024
  static let visitCountMaximum = 1_000_000

  /// A state of the table: where the automaton stands, and what was read last.
  private struct Place: Hashable {
    let core: [Int]
    let previous: RegexSurrounding
  }

  private let automaton: RegexAutomaton
  private let byteClasses: RegexByteClasses
  private let classesByOutlook: [RegexByteClasses.Outlook: [Int]]
  private var closure: RegexClosure
  private var numbers: [Place: UInt16] = [:]
  private var places: [Place] = []

  private init(_ automaton: RegexAutomaton) {
    self.automaton = automaton
    byteClasses = RegexByteClasses(of: automaton)
    classesByOutlook = byteClasses.classesByOutlook
    closure = RegexClosure(for: automaton)
  }

  /// The table, or nil where it would be too large.
  static func table(of automaton: RegexAutomaton, stepCount: inout Int) -> RegexTable? {
    var determinizer = RegexDeterminizer(automaton)
    defer {
      let cellCount = determinizer.places.count * determinizer.byteClasses.representatives.count
      stepCount += determinizer.closure.visitCount + cellCount
    }
    return determinizer.table()
  }

  private mutating func table() -> RegexTable? {
    _ = number(of: Place(core: [], previous: .edge))
    var next: [UInt16] = []
    var matchesAtEnd: [Bool] = []
    while matchesAtEnd.count < places.count {
      let place = places[matchesAtEnd.count]
      matchesAtEnd.append(matches(atEndIn: place))
      guard let row = row(of: place) else { return nil }
      next += row
    }
    return RegexTable(
      classes: byteClasses.classes, classCount: byteClasses.representatives.count, next: next,
      matchesAtEnd: matchesAtEnd)
  }

  private mutating func matches(atEndIn place: Place) -> Bool {
    closure.follow(
      place.core, of: automaton, startsHere: true, after: place.previous, before: .edge)
    return closure.hasAccepted
  }

  private mutating func row(of place: Place) -> [UInt16]? {
    var row = [UInt16](repeating: RegexTable.matched, count: byteClasses.representatives.count)
    for (outlook, classes) in classesByOutlook {
      closure.follow(
        place.core, of: automaton, startsHere: !outlook.isContinuation, after: place.previous,
        before: outlook.surrounding)
      guard closure.visitCount <= RegexDeterminizer.visitCountMaximum else { return nil }
      if closure.hasAccepted { continue }
      // Without assertions what was read last makes no difference, and the table stays smaller.
      let previous = automaton.assertions.isEmpty ? .edge : outlook.surrounding
      for byteClass in classes {
        let core = targets(over: byteClasses.representatives[byteClass])
        guard let number = number(of: Place(core: core, previous: previous)) else { return nil }
        row[byteClass] = number
      }
    }
    return row
  }

  private func targets(over byte: UInt8) -> [Int] {
    var targets: [Int] = []
    closure.appendTargets(over: byte, of: automaton, to: &targets)
    return Set(targets).sorted()
  }

  private mutating func number(of place: Place) -> UInt16? {
    if let known = numbers[place] { return known }
    guard places.count < RegexDeterminizer.stateCountMaximum else { return nil }
    let number = UInt16(places.count)
    numbers[place] = number
    places.append(place)
    return number
  }
}
