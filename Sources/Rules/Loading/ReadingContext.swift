/// What the readers of one file's rules share.
struct ReadingContext {
  /// What stands for names in values with `expand`.
  var placeholders = Placeholders()
  let budget = UnfoldingBudget()
  let faults = DocumentFaults()

  /// Reads a part of a document; where it has a fault, notes that and goes on without the part.
  func part<Value>(_ read: () throws(RuleFault) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      // Whatever comes after would be refused for the same reason.
      if !budget.isSpent || faults.isEmpty { faults.add(error) }
      return nil
    }
  }
}
