import Foundation

/// Finds names that are written otherwise than whoever asks for them wrote: in capitals or small letters,
/// or with accents that are signs of their own.
struct OtherSpellings {
  private let connection: Connection
  /// What was asked for, which is no other spelling.
  private let asked: ManyTexts
  /// What is looked for, with all that is ASCII in small letters, as SQLite's `lower` has it.
  private let forms: [String]
  private let searched: ManyTexts

  /// For how many forms one statement looks: several names have many together, and SQLite bounds how
  /// long a statement can be.
  private static let formsOfAStatement = 100

  init(_ connection: Connection, _ spellings: [PersonSpelling]) {
    self.connection = connection
    asked = ManyTexts(spellings.flatMap(\.forms).map { Array($0.utf8) })
    let all = spellings.flatMap { Self.variants($0.text) }.flatMap(\.forms)
    let lowered = Set(all.map { Self.lowered(Array($0.utf8)) })
    searched = ManyTexts(lowered)
    forms = lowered.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func variants(_ text: String) -> [PersonSpelling] {
    [text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping]
      .flatMap { [$0, $0.lowercased(), $0.uppercased(), $0.capitalized] }
      .compactMap(PersonSpelling.init)
  }

  /// The first few that are there, by their bytes: what Unicode calls equivalent is another spelling.
  func found(in tables: [ErasedTables.Table], maximum: Int) throws(DatabaseError) -> [String] {
    var found: Set<[UInt8]> = []
    for table in tables {
      for column in table.columns {
        for start in stride(from: 0, to: forms.count, by: Self.formsOfAStatement) {
          let end = min(start + Self.formsOfAStatement, forms.count)
          let read = try statement(table, column, forms[start..<end])
          while found.count < maximum, try read.step() {
            found.formUnion(spellings(in: Array(read.bytes(0))))
          }
        }
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.prefix(maximum).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The texts of a column that hold some forms, be it as they were asked for or otherwise.
  private func statement(
    _ table: ErasedTables.Table, _ column: ErasedTables.Column, _ forms: ArraySlice<String>
  ) throws(DatabaseError) -> Statement {
    let conditions = (1...forms.count).map { "instr(lower(\(column.text)), ?\($0)) > 0" }
    let read = try connection.prepare(
      "SELECT \(column.text) FROM \(table.name) WHERE \(Alternatives.sql(conditions))")
    for (index, form) in forms.enumerated() { read.bind(Int32(index + 1), form) }
    return read
  }

  /// The spellings in a text, as they stand there, outside of what was asked for.
  private func spellings(in bytes: [UInt8]) -> Set<[UInt8]> {
    var isAsked = [Bool](repeating: false, count: bytes.count)
    for range in asked.ranges(in: bytes) {
      for index in range { isAsked[index] = true }
    }
    let ranges = searched.ranges(in: Self.lowered(bytes))
    return Set(ranges.filter { !isAsked[$0].contains(true) }.map { Array(bytes[$0]) })
  }

  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
