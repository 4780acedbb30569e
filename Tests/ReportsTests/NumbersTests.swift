import Foundation
import Reports
import Store
import Testing

/// The numbers of a report for other programs.
@Suite struct NumbersTests {
  @Test(arguments: ReportKind.allCases)
  func `JSON gives every value back`(kind: ReportKind) throws {
    let data = try TestReport.hostile(kind)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(ReportJSON(data).text.utf8)) as? [String: Any])
    #expect(object["report"] as? String == kind.rawValue)
    #expect(object["from"] as? String == "2026-11-01T00:00:00Z")
    let tables = try #require(object["tables"] as? [String: [String: Any]])
    for table in data.tables {
      let read = try #require(tables[table.name])
      let rows = try #require(read["rows"] as? [[Any]])
      #expect(read["columns"] as? [String] == table.columns)
      #expect(rows.count == table.rows.count)
      for (row, values) in zip(rows, table.rows) {
        for (value, expected) in zip(row, values) {
          switch expected {
          case .number(let number): #expect((value as? NSNumber)?.int64Value == number)
          case .text(let text):
            #expect((value as? String)?.utf8.elementsEqual(text.utf8) == true, "\(text)")
          case .none: #expect(value is NSNull)
          }
        }
      }
    }
  }

  @Test(
    .enabled(if: Python.isInstalled, "python3 is not installed"), arguments: ReportKind.allCases)
  func `each line of CSV has its fields, and none is a formula`(kind: ReportKind) throws {
    let data = try TestReport.hostile(kind)
    let folder = try TemporaryFolder()
    let program = """
      import csv, json, sys
      csv.field_size_limit(10**7)
      print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))))
      """
    let long = try folder.write(ReportCSV.text(data), to: "all.csv")
    var ended = try Python.run(["-c", program, long])
    var rows = try JSONDecoder().decode([[String]].self, from: Data(ended.output.utf8))
    #expect(rows[0] == ["table", "row", "column", "value"])
    #expect(rows.allSatisfy { $0.count == 4 })
    #expect(rows.count == 1 + data.tables.reduce(0) { $0 + $1.rows.count * $1.columns.count })
    try expectNoFormula(rows)

    for table in data.tables {
      let path = try folder.write(
        try #require(ReportCSV.text(data, table: table.name)), to: "one.csv")
      ended = try Python.run(["-c", program, path])
      rows = try JSONDecoder().decode([[String]].self, from: Data(ended.output.utf8))
      #expect(rows[0] == table.columns)
      #expect(rows.count == table.rows.count + 1)
      #expect(rows.allSatisfy { $0.count == table.columns.count })
      try expectNoFormula(rows)
    }
    #expect(ReportCSV.text(data, table: "no such table") == nil)
  }

  private func expectNoFormula(_ rows: [[String]]) throws {
    for value in rows.joined() {
      let first = value.unicodeScalars.first { $0 != " " }
      #expect(!["=", "+", "-", "@", "\t", "\r", "＝"].contains(first), "\(value)")
    }
  }
}
