/// What a file says that the rules made of it do not.
struct ImportReport {
  /// Filters and alarms of which no rule is made.
  private(set) var notCarried: [RuleProblem] = []
  /// What rules leave aside, or what their readers should know.
  private(set) var notes: [RuleProblem] = []

  mutating func refuse(_ fault: RuleFault, in file: String) {
    notCarried.append(RuleProblem(fault, in: file))
  }

  mutating func note(_ fault: RuleFault, in file: String) {
    notes.append(RuleProblem(fault, in: file))
  }

  mutating func add(_ other: ImportReport) {
    notCarried += other.notCarried
    notes += other.notes
  }
}
