/// Finds the rows in which a person is named, and takes the name out.
struct PersonSearch {
  /// What a spelling becomes.
  private struct Replacement {
    let form: String
    let token: String
  }

  private let connection: Connection
  private let replacements: [Replacement]

  init(_ connection: Connection, _ spellings: [PersonSpelling]) {
    self.connection = connection
    // Longer ones first: one name may be a part of another.
    replacements = spellings.flatMap { spelling in
      let token = Self.token()
      // A word for each form: two texts that differ by it must not become the same.
      return spelling.forms.enumerated().map { number, form in
        Replacement(form: form, token: number == 0 ? token : "\(token)-\(number)")
      }
    }.sorted { $0.form.utf8.count > $1.form.utf8.count }
  }

  /// A word from which nobody can tell what it stands for; the same for a spelling everywhere, so that
  /// it can still be seen what one person did.
  private static func token() -> String {
    "erased-" + String(UInt64.random(in: 1 << 60 ... .max), radix: 16)
  }

  /// The numbers of the rows of a table that name the person: of a column, or their own.
  func rows(
    of table: ErasedTables.Table, _ column: String = "rowid"
  ) throws(DatabaseError) -> [Int64] {
    let read = try connection.prepare(
      "SELECT DISTINCT \(column) FROM \(table.name) WHERE \(condition(table)) ORDER BY 1")
    bind(read)
    return try read.boundNumbers()
  }

  /// How many rows of a table name the person.
  func count(in table: ErasedTables.Table) throws(DatabaseError) -> Int {
    let read = try connection.prepare(
      "SELECT count(*) FROM \(table.name) WHERE \(condition(table))")
    bind(read)
    return Int(try read.boundNumbers().first ?? 0)
  }

  /// Whether a column, written as `table.column`, names the person.
  func isNamed(in place: String) throws(DatabaseError) -> Bool {
    let parts = place.split(separator: ".").map(String.init)
    guard parts.count == 2 else { return false }
    let column = ErasedTables.Column(name: parts[1], isBlob: false)
    return try count(in: ErasedTables.Table(name: parts[0], columns: [column])) > 0
  }

  /// Some of the words that name the person, for somebody to look at.
  func examples(maximum: Int) throws(DatabaseError) -> [String] {
    let condition = replacements.indices.map { "instr(text, ?\($0 + 1)) > 0" }
    let read = try connection.prepare(
      "SELECT text FROM word WHERE \(Alternatives.sql(condition)) ORDER BY text "
        + "LIMIT \(maximum)")
    bind(read)
    var examples: [String] = []
    while try read.step() { examples.append(read.text(0)) }
    return examples
  }

  /// Takes the name out of all rows of a table: the longest form first, for a shorter one may be a
  /// part of it.
  func erase(in table: ErasedTables.Table) throws(DatabaseError) {
    for replacement in replacements {
      for column in table.columns {
        let changed = "replace(\(column.isBlob ? column.text : column.name), ?1, ?2)"
        let update = try connection.prepare(
          """
          UPDATE \(table.name) SET \(column.name) = \(column.isBlob ? "CAST(\(changed) AS BLOB)" : changed)
          WHERE instr(\(column.text), ?1) > 0
          """)
        update.bind(1, replacement.form)
        update.bind(2, replacement.token)
        try update.run()
      }
    }
  }

  private func condition(_ table: ErasedTables.Table) -> String {
    table.columns.map(condition).joined(separator: " OR ")
  }

  private func condition(_ column: ErasedTables.Column) -> String {
    let parts = replacements.indices.map { "instr(\(column.text), ?\($0 + 1)) > 0" }
    return "(\(Alternatives.sql(parts)))"
  }

  private func bind(_ statement: Statement) {
    for (index, replacement) in replacements.enumerated() {
      statement.bind(Int32(index + 1), replacement.form)
    }
  }
}

extension Statement {
  /// The first column of all rows, with what is bound already.
  fileprivate func boundNumbers() throws(DatabaseError) -> [Int64] {
    defer { reset() }
    var numbers: [Int64] = []
    while try step() { numbers.append(number(0)) }
    return numbers
  }
}
