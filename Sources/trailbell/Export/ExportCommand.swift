import ArgumentParser
import Daemon
import Store

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Bundles the evidence of an alert, to be handed to somebody else.",
    discussion: """
      The folder holds the alert, its events as AWS wrote them, the trail files that they came in, the \
      rule and what people were told, with the SHA-256 of each part, which sha256sum --check compares. \
      The same database and files give the same bytes. It holds names and addresses of people: only \
      its owner may open it.
      """)

  @Option(help: "The alert's id, or as much of its beginning as no other has.")
  var evidence: String

  @Option(help: "The folder to make, which must not be there yet.")
  var output: String

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the path of a folder") }
  }

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let details = try onlyAlert(AlertDetailsReader(connection).find(evidence), asked: evidence)
      let export = EvidenceExport(
        connection, alertID: details.alert.alertID, alertJSON: AlertDetailsJSON(details).text)
      for sentence in try export.write(to: output) { printError("note: \(sentence)") }
    }
  }
}
