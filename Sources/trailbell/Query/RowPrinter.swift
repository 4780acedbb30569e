import ArgumentParser
import CloudTrail
import Daemon
import Notify
import Store

/// How rows are printed.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  /// What helps with an option for it.
  static let help: ArgumentHelp = """
    How rows are printed: table, csv (its lines end with CR LF, RFC 4180), json or jsonl.
    """

  case table
  case csv
  case json
  case jsonl
}

/// Prints the rows of an answer as they come, up to a limit.
struct RowPrinter {
  let columns: [String]
  let format: RowFormat
  let limit: Int

  private let memberNames: [String]

  /// How many characters of a value a table shows.
  private static let cellMaximum = 100

  init(columns: [String], format: RowFormat, limit: Int) {
    self.columns = columns
    self.format = format
    self.limit = limit
    memberNames = Self.unique(columns)
  }

  /// Prints rows until there are no more, and says when there are more than the limit.
  func print<Failure: Error>(_ next: () throws(Failure) -> [QueryValue]?) throws(Failure) {
    var count = 0
    var table = [columns.map(LogText.line)]
    write(opening)
    var row = try next()
    while let values = row, count < limit {
      switch format {
      case .table: table.append(values.map(Self.cell))
      case .csv: write(CSVText.line(values.map(Self.csvCell)))
      case .json: write((count == 0 ? "\n" : ",\n") + object(values))
      case .jsonl: write(object(values) + "\n")
      }
      count += 1
      row = try next()
    }
    let hasMore = row != nil
    if format == .table { write(TextTable(table).lines.map { $0 + "\n" }.joined()) }
    if format == .json { write("\n],\"hasMore\":\(hasMore)}\n") }
    guard hasMore else { return }
    printError(
      "only the first \(Numbers.counted(limit, "row")): there are more; --limit shows more of them")
  }

  private var opening: String {
    switch format {
    case .table, .jsonl: ""
    case .csv: CSVText.line(columns.map(CSVText.Cell.text))
    case .json: "{\"rows\":["
    }
  }

  private func object(_ values: [QueryValue]) -> String {
    JSONText.object(Array(zip(memberNames, values.map(Self.json))))
  }

  private func write(_ text: String) { Swift.print(text, terminator: "") }

  /// The names with numbers behind those that stand there again, which a JSON object cannot hold.
  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { name in
      var unique = name
      var number = 2
      while !seen.insert(unique).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return unique
    }
  }

  private static func cell(_ value: QueryValue) -> String {
    switch value {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): ShortText.cut(LogText.line(text), characterMaximum: cellMaximum)
    case .blob(let bytes): ShortText.cut(Hexadecimal.text(of: bytes), characterMaximum: cellMaximum)
    }
  }

  private static func csvCell(_ value: QueryValue) -> CSVText.Cell {
    switch value {
    case .null: .none
    case .integer(let number): .number("\(number)")
    case .real(let number): .number("\(number)")
    case .text(let text): .text(text)
    case .blob(let bytes): .text(Hexadecimal.text(of: bytes))
    }
  }

  private static func json(_ value: QueryValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): "\(number)"
    // JSON has no word for what is too large, but numbers that are.
    case .real(let number): number.isFinite ? "\(number)" : number < 0 ? "-1e999" : "1e999"
    case .text(let text): JSONText.text(text)
    case .blob(let bytes): JSONText.text(Hexadecimal.text(of: bytes))
    }
  }
}

/// Asks a question that only reads, and prints its answer.
func printRows(
  _ format: RowFormat, limit: Int, of ask: () throws(QueryFailure) -> GuardedQuery
) throws {
  do throws(QueryFailure) {
    let query = try ask()
    try RowPrinter(columns: query.columnNames, format: format, limit: limit)
      .print { () throws(QueryFailure) in try query.next() }
  } catch {
    throw QueryFailureText.failure(error)
  }
}
