import Notify
import Store

/// Numbers in sentences.
enum Words {
  static func grouped(_ number: Int64) -> String { NumberText.grouped(Int(clamping: number)) }

  /// A number with its noun; the plural is given where it has more than an s.
  static func counted(_ number: Int64, _ noun: String, _ plural: String? = nil) -> String {
    guard let plural, number != 1 else { return NumberText.counted(Int(clamping: number), noun) }
    return "\(grouped(number)) \(plural)"
  }

  /// `2.6 %`, in tenths, so that it is the same everywhere.
  static func share(_ part: Int64, of whole: Int64) -> String {
    guard whole > 0 else { return "0 %" }
    let tenths = (Double(part) * 1000 / Double(whole)).rounded()
    guard part == 0 || tenths >= 1 else { return "less than 0.1 %" }
    return "\(Int(tenths) / 10).\(Int(tenths) % 10) %"
  }
}

extension ReportTable {
  /// What stands before a sum of rows where not all are here.
  var atLeast: String { rowCount > rows.count ? "at least " : "" }

  /// The sum of a column, of the rows that fulfil something.
  func sum(_ column: String, where isCounted: (Int) -> Bool = { _ in true }) -> Int64 {
    rows.indices.reduce(0) { isCounted($1) ? $0 + number(column, row: $1) : $0 }
  }

  /// How many rows have a text in a column.
  func count(_ column: String, _ text: String) -> Int64 {
    Int64(rows.indices.count { self.text(column, row: $0) == text })
  }
}
