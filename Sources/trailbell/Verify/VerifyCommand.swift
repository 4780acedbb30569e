import ArgumentParser
import Daemon

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that a trail is as CloudTrail delivered it.",
    discussion: """
      Checks the digests below PATH, which CloudTrail writes once an hour where log file validation \
      is on: their signatures, that each follows the one before it, and that every log file that \
      they list is there, unchanged, and that no other is. Nothing but the files and saved public \
      keys is needed:

        aws cloudtrail list-public-keys --region REGION --start-time TIME --end-time TIME

      The signature of a digest stands in the next one, so that the newest of each chain is pending \
      unless its metadata is given: with --metadata, or as the answer of 'aws s3api head-object' in \
      a file beside the digest, named after it with .metadata.json behind.

      Ends with status 1 when there is a problem, and 66 when there is nothing to verify.
      """)

  @OptionGroup var files: VerifyFilesOptions

  func validate() throws {
    if files.path == nil { throw ValidationError("Name the folder that AWSLogs lies in.") }
  }

  func run() throws {
    try ending {
      if let path = files.path, try !files.verify(path) { throw ExitCode(1) }
    }
  }
}
