import ArgumentParser
import Daemon
import Pseudonyms
import Store

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Bundles the evidence of an alert, to be handed to somebody else.",
    discussion: """
      The folder holds the alert, its events as AWS wrote them, the trail files that they came in, the \
      rule and what people were told, with the SHA-256 of each part, which sha256sum --check compares. \
      The same database and files give the same bytes. It also says whether a digest of CloudTrail \
      proves a file, and which seals hold what is stored. It holds names and addresses of people: only \
      its owner may open it.

      With --pseudonymise, whoever is named by the fields has a pseudonym in all of it, such as \
      name-3f9a0c5512de7b48, the same in every bundle made with the same key. The trail files are left \
      out then, and their hashes stay. Fields are \(PersonalField.allCases.map(\.name).joined(separator: ", ")), \
      and the names that rules have for them.
      """)

  @Option(help: "The alert's id, or as much of its beginning as no other has.")
  var evidence: String

  @Option(help: "The folder to make, which must not be there yet.")
  var output: String

  @Option(help: "Fields whose persons get pseudonyms, with commas between them.")
  var pseudonymise: String?

  @Option(
    help: """
      The file with the key of the pseudonyms: 32 bytes or more that only its owner can read, as \
      \(PseudonymKey.recipe) makes it. Keep it as long as pseudonyms are to be compared.
      """)
  var keyFile: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the path of a folder") }
    guard (pseudonymise == nil) == (keyFile == nil) else {
      throw ValidationError(
        "--pseudonymise and --key-file need each other; make a key with \(PseudonymKey.recipe)")
    }
    _ = try fields()
  }

  private func fields() throws -> [PersonalField] {
    do throws(PersonalField.Unknown) {
      return try pseudonymise.map(PersonalField.list) ?? []
    } catch { throw ValidationError("\(error)") }
  }

  func run() throws {
    try ending {
      let fields = try fields()
      let key = try keyFile.map(PseudonymKeyFile.key)
      let connection = try Database.openCurrentForReading(database.existingPath())
      let content = try connection.inOneState {
        let details = try onlyAlert(AlertDetailsReader(connection).find(evidence), asked: evidence)
        return try EvidenceContent(
          connection, details, alertJSON: AlertDetailsJSON(details).text, fields: fields)
      }
      let export = EvidenceExport(content, key: key)
      let remarks = try export.write(to: output)
      for sentence in remarks.warnings { printError("warning: \(sentence)") }
      for sentence in remarks.notes { printError("note: \(sentence)") }
    }
  }
}
