import ArgumentParser
import Daemon
import Foundation
import Settings
import Store

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Asks the database a question, in SQL or by name.",
    discussion: """
      Only reads, whatever the SQL says, without permission to write, and also while the daemon \
      runs. --list names the questions that come with Trailbell, and --show prints the SQL of one, \
      to be copied. Ends with status 64 when the question has a mistake, and with 69 when it takes \
      too long.
      """)

  @Argument(
    help: ArgumentHelp(
      "The name of a question, SQL, or - for SQL from standard input.", valueName: "name|sql"))
  var question: String?

  @OptionGroup var database: OptionalDatabaseOptions

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value for a parameter of the question. Repeatable.", valueName: "name=value"),
    transform: QueryArgument.init)
  var settings: [QueryArgument] = []

  @Option(help: RowFormat.help)
  var format = RowFormat.table

  @Option(help: "How many rows are printed.")
  var limit = 1_000

  @Option(help: "How many seconds the answer may take.")
  var timeout = 60

  @Flag(help: "List the questions that have a name.")
  var list = false

  @Flag(help: "Print the SQL of a question instead of asking it.")
  var show = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit needs a number from 1 on") }
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout needs a number of seconds from 1 to 86400")
    }
    if list { return }
    guard question != nil else {
      throw ValidationError("Ask something: a name that --list shows, or SQL in quotes.")
    }
    if !show { try database.validatePresence() }
  }

  func run() throws {
    try ending {
      if list { return print(QueryList.text(NamedQuery.all)) }
      let (sql, parameters) = try asked()
      let values = try QueryArgument.values(settings, for: parameters)
      if show { return print(sql.text(values)) }
      try answer(sql.plain, values)
    }
  }

  private func answer(_ sql: String, _ values: [String: QueryValue]) throws {
    let path = try database.existingPath()
    try printRows(format, limit: limit) { () throws(QueryFailure) in
      try GuardedQuery(databasePath: path, sql: sql, values: values, timeoutSeconds: timeout)
    }
  }

  /// The SQL as it is asked, and with values in it.
  private typealias Question = (plain: String, text: ([String: QueryValue]) -> String)

  /// What is asked, and which parameters it is known to have.
  private func asked() throws(RunFailure) -> (Question, [NamedQuery.Parameter]?) {
    let question = question ?? ""
    if question == "-" {
      let sql = try Self.standardInput()
      return ((sql, { _ in sql }), nil)
    }
    guard question.utf8.allSatisfy(Self.isPartOfName) else {
      return ((question, { _ in question }), nil)
    }
    guard let named = NamedQuery.find(question) else {
      let near = Likeness.near(NamedQuery.all.map(\.name), to: question)
      throw RunFailure(
        "no question is called '\(question)'"
          + (near.isEmpty ? "" : ", did you mean \(near.joined(separator: " or "))?")
          + "; 'trailbell query --list' names all, and SQL has more than one word",
        exitStatus: .usage)
    }
    return ((named.sql, named.text), named.parameters)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The most SQL that is read, in bytes.
  private static let inputMaximum = 1 << 20

  private static func standardInput() throws(RunFailure) -> String {
    let data = (try? FileHandle.standardInput.read(upToCount: inputMaximum + 1)) ?? Data()
    guard data.count <= inputMaximum else {
      throw RunFailure("the SQL is longer than a megabyte", exitStatus: .usage)
    }
    return String(decoding: data, as: UTF8.self)
  }
}
