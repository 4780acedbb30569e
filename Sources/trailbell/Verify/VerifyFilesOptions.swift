import ArgumentParser
import Daemon
import Integrity

/// What `verify` is told about files.
struct VerifyFilesOptions: ParsableArguments {
  @Argument(
    help: "The folder that AWSLogs lies in, or any folder below it.", completion: .directory)
  var path: String?

  @Option(
    parsing: .upToNextOption,
    help: """
      Public keys: answers of 'aws cloudtrail list-public-keys', or keys as PEM or DER. Without any, \
      signatures are not checked.
      """)
  var keys: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: """
      Metadata of digest objects, which a copy loses: {"KEY": {"metadata": {"signature": "…"}}}.
      """)
  var metadata: [String] = []

  @Option(
    help: """
      Where to begin: a time as 2026-11-01T00:00:00Z, a day, or a span back from now as 7d or 12h \
      (default: the oldest digest).
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(
    help: "Where to end, as for --since; a day stands for its first second (default: the newest).",
    transform: TimeArgument.init)
  var until: TimeArgument?

  /// Verifies a folder.
  func report(on path: String) throws -> VerificationReport {
    let times = try TimeArgument.range(since: since, until: until)
    let run = VerifyRun(
      path: path, keys: try IntegrityInput.keys(keys),
      signatures: try IntegrityInput.signatures(metadata),
      span: VerifiedSpan(since: times.since, until: times.until))
    let summary = try run.run()
    for line in summary.skipped { printError(line) }
    try failIfUnreadable(summary.unreadable)
    return summary.report
  }
}
