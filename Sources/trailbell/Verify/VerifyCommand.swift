import ArgumentParser
import Integrity
import Store

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that a trail is as CloudTrail delivered it, and a database as it was stored.",
    discussion: """
      Checks the digests below PATH, which CloudTrail writes once an hour where log file validation \
      is on: their signatures, that each follows the one before it, and that every log file that \
      they list is there, unchanged, and that no other is. Nothing but the files and saved public \
      keys is needed:

        aws cloudtrail list-public-keys --region REGION --start-time TIME --end-time TIME

      The signature of a digest stands in the next one, so that the newest of each chain is pending \
      unless its metadata is given: with --metadata, or as the answer of 'aws s3api head-object' in \
      a file beside the digest, named after it with .metadata.json behind.

      With --database it looks through the seals of stored events, for what was edited since.

      Ends with status 1 when there is a problem, and 66 when there is nothing to verify.
      """)

  @OptionGroup var files: VerifyFilesOptions

  @OptionGroup var stored: VerifyDatabaseOptions

  @Option(help: "How the result is printed: text or json.")
  var format = TextFormat.text

  func validate() throws {
    if files.path == nil, stored.database == nil {
      throw ValidationError(
        "Name the folder that AWSLogs lies in, or the database of stored events with --database.")
    }
  }

  func run() throws {
    try ending {
      let delivered = try files.path.map(files.report)
      let sealed = try stored.database.map(stored.report)
      print(text(delivered, sealed))
      let problemCount = (delivered?.problemCount ?? 0) + (sealed?.problemCount ?? 0)
      if problemCount > 0 { throw ExitCode(1) }
    }
  }

  /// What was found: in JSON one object, where both were asked for with the database as a member.
  private func text(_ delivered: VerificationReport?, _ sealed: SealReport?) -> String {
    let comparedHeads = stored.heads != nil
    switch format {
    case .text:
      let texts = [
        delivered.map { VerificationText($0).text },
        sealed.map { SealReportText($0, comparedHeads: comparedHeads).text },
      ]
      return texts.compactMap(\.self).joined(separator: "\n\n")
    case .json:
      let database = sealed.map { SealReportJSON($0, comparedHeads: comparedHeads).text }
      return delivered.map { VerificationJSON($0, database: database).text } ?? database ?? ""
    }
  }
}
