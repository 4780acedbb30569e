import Foundation

/// Finds names that are written otherwise than whoever asks for them wrote: in capitals or small letters,
/// or with accents that are signs of their own.
struct OtherSpellings {
  private let connection: Connection
  /// What was asked for, which is no other spelling.
  private let asked: [String]
  /// What is looked for, with all that is ASCII in small letters, as SQLite's `lower` has it.
  private let forms: [[UInt8]]

  /// How many rows of a column are looked at.
  private static let rowMaximum = 200

  init(_ connection: Connection, _ spellings: [PersonSpelling]) {
    self.connection = connection
    asked = spellings.flatMap(\.forms)
    let all = spellings.flatMap { Self.variants($0.text) }.flatMap(\.forms)
    forms = Set(all.map { Self.lowered(Array($0.utf8)) }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
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
      for column in table.columns where found.count < maximum {
        let read = try statement(table, column)
        while try read.step() { found.formUnion(spellings(in: read.text(0))) }
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.prefix(maximum).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The texts of a column that hold another spelling, with what was asked for taken out of them.
  private func statement(
    _ table: ErasedTables.Table, _ column: ErasedTables.Column
  ) throws(DatabaseError) -> Statement {
    let rest = asked.indices.reduce(column.text) { "replace(\($0), ?\($1 + 1), '|')" }
    func holds(_ text: String) -> String {
      forms.indices.map { "instr(lower(\(text)), ?\(asked.count + $0 + 1)) > 0" }
        .joined(separator: " OR ")
    }
    // Most rows hold no spelling at all, and are told by the first condition, which is cheaper.
    let read = try connection.prepare(
      """
      SELECT \(rest) FROM \(table.name) WHERE (\(holds(column.text))) AND (\(holds(rest)))
      LIMIT \(Self.rowMaximum)
      """)
    for (index, form) in asked.enumerated() { read.bind(Int32(index + 1), form) }
    for (index, form) in forms.enumerated() {
      read.bind(Int32(asked.count + index + 1), String(decoding: form, as: UTF8.self))
    }
    return read
  }

  /// The spellings in a text, as they stand there.
  private func spellings(in text: String) -> Set<[UInt8]> {
    let bytes = Array(text.utf8)
    let lowered = Self.lowered(bytes)
    var found: Set<[UInt8]> = []
    for form in forms {
      for range in lowered.ranges(of: form) { found.insert(Array(bytes[range])) }
    }
    return found
  }

  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
