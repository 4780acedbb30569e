@testable import Store

/// One random edit of a database by somebody who can write to it.
struct Tampering {
  /// What is done.
  enum Kind: String, CaseIterable {
    case changeRow, removeRow, insertRow, swapRows, moveRow, cutTail
  }

  /// Everything that seals and their verification cover.
  static let tables =
    SealedTable.allCases.map(\.name) + ["original", "rejection", "seal", "withdrawal", "deletion"]

  let kind: Kind
  let table: String

  init(using generator: inout some RandomNumberGenerator) {
    kind = Kind.allCases.randomElement(using: &generator) ?? .changeRow
    table = Self.tables.randomElement(using: &generator) ?? ""
  }

  /// The edit as SQL; nil where it cannot be made.
  func sql(
    in connection: Connection, using generator: inout some RandomNumberGenerator
  ) throws -> String? {
    let columns = try columns(connection)
    let rows = try rows(connection, columns)
    guard let row = rows.randomElement(using: &generator),
      let other = rows.randomElement(using: &generator)
    else { return nil }
    let key = columns.filter(\.isKey).map(\.name)
    func place(_ row: [String: String]) -> String {
      key.map { "\($0) = \(row[$0] ?? "NULL")" }.joined(separator: " AND ")
    }
    switch kind {
    case .changeRow:
      guard let column = columns.randomElement(using: &generator)?.name else { return nil }
      let value = changed(row[column] ?? "NULL", using: &generator)
      return "UPDATE OR FAIL \(table) SET \(column) = \(value) WHERE \(place(row))"
    case .removeRow: return "DELETE FROM \(table) WHERE \(place(row))"
    case .insertRow:
      var copy = row
      for name in key { copy[name] = "\(Int64.random(in: 1...(1 << 56), using: &generator))" }
      for name in ["text", "path", "name"] where copy[name] != nil {
        copy[name] = changed(copy[name] ?? "NULL", using: &generator)
      }
      let names = columns.map(\.name)
      return "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES "
        + "(\(names.map { copy[$0] ?? "NULL" }.joined(separator: ", ")))"
    case .swapRows:
      let names = columns.filter { !$0.isKey && !$0.isUnique }.map(\.name)
      guard !names.isEmpty, names.contains(where: { row[$0] != other[$0] }) else { return nil }
      return [(row, other), (other, row)].map { target, source in
        "UPDATE \(table) SET "
          + names.map { "\($0) = \(source[$0] ?? "NULL")" }.joined(separator: ", ")
          + " WHERE \(place(target))"
      }.joined(separator: "; ")
    case .moveRow:
      guard let name = key.randomElement(using: &generator) else { return nil }
      return "UPDATE OR FAIL \(table) SET \(name) = "
        + "\(Int64.random(in: 1...(1 << 56), using: &generator)) WHERE \(place(row))"
    case .cutTail:
      guard let name = key.first else { return nil }
      return "DELETE FROM \(table) WHERE \(name) >= \(row[name] ?? "0")"
    }
  }

  private struct Column {
    let name: String
    let isKey: Bool
    let isUnique: Bool
  }

  private func columns(_ connection: Connection) throws -> [Column] {
    let read = try connection.prepare("SELECT name, pk FROM pragma_table_info('\(table)')")
    var columns: [Column] = []
    while try read.step() {
      let name = read.text(0)
      let isUnique = ["text", "path"].contains(name) || (table == "file" && name == "name")
      columns.append(Column(name: name, isKey: read.number(1) > 0, isUnique: isUnique))
    }
    return columns
  }

  /// All rows, their values as SQL.
  private func rows(_ connection: Connection, _ columns: [Column]) throws -> [[String: String]] {
    let names = columns.map(\.name)
    let read = try connection.prepare(
      "SELECT \(names.map { "quote(\($0))" }.joined(separator: ", ")) FROM \(table)")
    var rows: [[String: String]] = []
    while try read.step() {
      rows.append(
        Dictionary(
          uniqueKeysWithValues: names.enumerated().map { ($1, read.text(Int32($0))) }))
    }
    return rows
  }

  /// Another value of the same kind.
  private func changed(_ value: String, using generator: inout some RandomNumberGenerator) -> String
  {
    if let number = Int64(value) {
      return "\(number &+ Int64.random(in: 1...1_000, using: &generator))"
    }
    if value.hasPrefix("X'") {
      var digits = Array(value.utf8.dropFirst(2).dropLast())
      guard let index = digits.indices.randomElement(using: &generator) else { return "X'00'" }
      digits[index] = digits[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      return "X'\(String(decoding: digits, as: UTF8.self))'"
    }
    if value.hasPrefix("'") { return "\(value) || 'x'" }
    return Bool.random(using: &generator) ? "'x'" : "7"
  }
}
