/// A question that many have, ready to be asked and to be copied.
public struct NamedQuery: Sendable {
  /// What can be set.
  public struct Parameter: Sendable {
    /// The name, which stands in the SQL behind a colon.
    public let name: String
    /// What it is unless it is set; nil where it must be.
    public let standard: QueryValue?
    /// What it means, and in which unit.
    public let meaning: String

    /// A number with its default.
    static func number(_ name: String, _ standard: Int64, _ meaning: String) -> Parameter {
      Parameter(name: name, standard: .integer(standard), meaning: meaning)
    }

    /// A text that must be given.
    static func text(_ name: String, _ meaning: String) -> Parameter {
      Parameter(name: name, standard: nil, meaning: meaning)
    }
  }

  /// By what it is called: lower-case words with hyphens.
  public let name: String
  /// The question, in a line.
  public let title: String
  /// What its answer says, and what it cannot.
  public let answer: String
  /// What can be set.
  public let parameters: [Parameter]
  /// The text of the query.
  public let sql: String

  /// All questions by subject.
  public static let all: [NamedQuery] =
    permissionQueries + signInQueries + modelQueries + dataQueries + recordQueries

  /// The question of a name.
  public static func find(_ name: String) -> NamedQuery? { all.first { $0.name == name } }

  init(
    _ name: String, _ title: String, _ answer: String, _ parameters: [Parameter] = [], sql: String
  ) {
    self.name = name
    self.title = title
    self.answer = answer
    self.parameters = parameters
    self.sql = sql
  }

  /// The SQL with values in the place of its parameters, to be copied elsewhere.
  ///
  /// - Parameter values: what is set; the rest has its default, or stays a parameter.
  public func text(with values: [String: QueryValue]) -> String {
    var text = sql
    // Longer names first, so that none is taken for the beginning of another.
    for parameter in parameters.sorted(by: { $0.name.utf8.count > $1.name.utf8.count }) {
      guard let value = values[parameter.name] ?? parameter.standard else { continue }
      text = text.replacing(":\(parameter.name)", with: Self.literal(value))
    }
    return text
  }

  private static func literal(_ value: QueryValue) -> String {
    switch value {
    case .null, .blob: "NULL"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    // Scalar by scalar: a quote with an accent behind it is a quote to SQLite.
    case .text(let text):
      "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
  }
}
