/// Statements whose parameters are numbers alone: bound, run and made ready again in one step.
extension Statement {
  /// Runs a statement that gives no rows.
  func run(with parameters: Int64?...) throws(DatabaseError) {
    bind(parameters)
    try run()
  }

  /// The first column of the first row; nil where there is no row, or NULL in it.
  func firstNumber(with parameters: Int64?...) throws(DatabaseError) -> Int64? {
    bind(parameters)
    defer { reset() }
    return try step() ? optionalNumber(0) : nil
  }

  /// The first column of all rows.
  func numbers(with parameters: Int64?...) throws(DatabaseError) -> [Int64] {
    bind(parameters)
    defer { reset() }
    var numbers: [Int64] = []
    while try step() { numbers.append(number(0)) }
    return numbers
  }

  private func bind(_ parameters: [Int64?]) {
    for (position, parameter) in parameters.enumerated() { bind(Int32(position + 1), parameter) }
  }

  /// Binds numbers as a JSON array, for `IN (SELECT value FROM json_each(…))`.
  func bind(_ index: Int32, list numbers: [Int64]) {
    bind(index, "[\(numbers.map(String.init).joined(separator: ","))]")
  }
}
