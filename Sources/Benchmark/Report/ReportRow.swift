/// One line of the table.
struct ReportRow: Encodable {
  let measurement: String
  let value: Double
  let unit: String
  /// The medians of the measurement behind the value.
  var wallSeconds: Double?
  var cpuSeconds: Double?
  /// What the value is compared with.
  var against: String?
  var ratio: Double?
  var goal: String?
  var isReached: Bool?

  init(_ measurement: String, _ value: Double, _ unit: String) {
    self.measurement = measurement
    self.value = value
    self.unit = unit
  }

  func against(_ other: String, ratio: Double?) -> ReportRow {
    guard let ratio else { return self }
    var row = self
    row.against = other
    row.ratio = ratio
    return row
  }

  /// A goal for the ratio, or for the value where there is no ratio.
  func goal(_ goal: Goal) -> ReportRow {
    var row = self
    row.goal = goal.text
    row.isReached = goal.isReached(by: self)
    return row
  }
}

/// What is to be reached.
enum Goal {
  case ratioAtLeast(Double)
  case ratioAtMost(Double)
  case valueAtLeast(Double)
  case valueAtMost(Double)
  /// Either is enough.
  case valueAtLeastOrRatio(Double, Double)

  var text: String {
    switch self {
    case .ratioAtLeast(let ratio): "≥ \(ratio) ×"
    case .ratioAtMost(let ratio): "≤ \(ratio) ×"
    case .valueAtLeast(let value): "≥ \(NumberText.of(value))"
    case .valueAtMost(let value): "≤ \(NumberText.of(value))"
    case .valueAtLeastOrRatio(let value, let ratio): "≥ \(NumberText.of(value)) or ≥ \(ratio) ×"
    }
  }

  /// Nil when there was nothing to compare with.
  func isReached(by row: ReportRow) -> Bool? {
    switch self {
    case .ratioAtLeast(let goal): row.ratio.map { $0 >= goal }
    case .ratioAtMost(let goal): row.ratio.map { $0 <= goal }
    case .valueAtLeast(let goal): row.value >= goal
    case .valueAtMost(let goal): row.value <= goal
    case .valueAtLeastOrRatio(let value, let ratio):
      row.value >= value ? true : row.ratio.map { $0 >= ratio }
    }
  }
}

/// Numbers for people: three digits that matter, thousands apart.
enum NumberText {
  static func of(_ number: Double) -> String {
    if number < 100 {
      let factor = number < 10 ? 100.0 : 10.0
      let rounded = (number * factor).rounded() / factor
      return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
    let digits = String(Int(number.rounded()))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
