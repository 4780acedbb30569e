/// What went wrong, of which a person reads the first few: there can be as many as files.
public struct ProblemList: Sendable {
  /// The first ones, in words.
  public private(set) var first: [String] = []
  /// How many there are.
  public private(set) var count = 0

  /// How many are kept.
  private static let keptMaximum = 20

  /// Adds one.
  mutating func add(_ problem: String) {
    count += 1
    if first.count < Self.keptMaximum { first.append(problem) }
  }

  /// Adds what a report names, and counts what it does not.
  mutating func add(_ problems: [String], countingAs number: Int) {
    for problem in problems { add(problem) }
    count += number - problems.count
  }

  /// Whether nothing went wrong.
  public var isEmpty: Bool { count == 0 }

  /// Lines for a person.
  public var lines: [String] {
    let others = count - first.count
    return others == 0 ? first : first + ["… and \(others) more"]
  }
}
