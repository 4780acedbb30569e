/// Why a question has no answer, for the person who asked it.
public enum QueryFailure: Error, Sendable, Hashable {
  /// The SQL is wrong.
  case mistake(Mistake)
  /// It would do more than read.
  case forbidden(String)
  /// It took longer than it may.
  case tooLong(seconds: Int)
  /// The database cannot be read.
  case database(DatabaseError)

  /// What is wrong in some SQL, and where.
  public struct Mistake: Sendable, Hashable {
    /// What SQLite says.
    public let message: String
    /// The place from 1 on; nil where SQLite names none.
    public let place: Place?
    /// What is missing: the name of a table, column or function, that the message ends with.
    public let missingName: String?
    /// The names that could be meant.
    public let presentNames: [String]

    /// A line and a column in the text.
    public struct Place: Sendable, Hashable {
      /// The line, from 1 on.
      public let line: Int
      /// The character in it, from 1 on.
      public let column: Int
      /// The line's text.
      public let text: String

      /// The place of a byte.
      init(offset: Int, in sql: String) {
        let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self).unicodeScalars
        line = before.count { $0 == "\n" } + 1
        let lineStart = before.lastIndex(of: "\n").map { before.index(after: $0) }
        column = before[(lineStart ?? before.startIndex)...].count + 1
        let lines = sql.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        text = line <= lines.count ? String(String.UnicodeScalarView(lines[line - 1])) : ""
      }
    }
  }
}
