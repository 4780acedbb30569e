import ArgumentParser
import CloudTrail
import Daemon
import Foundation
import Reports
import Store

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report for auditors: one page, or its numbers.",
    discussion: """
      audit: activity, sign-ins, refusals, changes of permissions and of the trail, alerts and who \
      was told, files and records. ml: training, approvals, deployments, data and models. access: \
      what each identity used. integrity: what became of files and records, gaps, digests.

      The page needs nothing besides itself, also to be printed. The same period of the same \
      database gives the same bytes. The database is only read, and a daemon may go on writing.
      """)

  @Argument(help: "What it is about: audit, ml, access or integrity.")
  var kind: ReportKind

  @Option(
    help: """
      Where it begins: a day, a time as 2026-11-01T00:00:00Z, or a span back from now as 30d.
      """, transform: TimeArgument.init)
  var from: TimeArgument

  @Option(
    help: "Where it ends, as for --from; a day stands for its first second, which is left out.",
    transform: TimeArgument.init)
  var to: TimeArgument

  @OptionGroup var source: DatabaseOptions

  @Option(help: "The file to write, which is made anew (default: standard output).")
  var output: String?

  @Option(help: "What is written: html, csv (its lines end with CR LF, RFC 4180) or json.")
  var format = Format.html

  @Option(help: "With --format csv one table alone, with its own columns; names as in JSON.")
  var table: String?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case csv
    case json
  }

  func validate() throws {
    if table != nil, format != .csv { throw ValidationError("--table is for --format csv") }
    if output?.isEmpty ?? false { throw ValidationError("--output needs the path of a file") }
  }

  func run() throws {
    try ending {
      let period = try period()
      let connection = try Database.openCurrentForReading(source.existingPath())
      try write(text(ReportData(connection, kind, period)))
    }
  }

  private func period() throws(RunFailure) -> ReportPeriod {
    let now = DaemonClock.system.nowSeconds()
    let (first, end) = (from.seconds(nowSeconds: now), to.seconds(nowSeconds: now))
    guard let period = ReportPeriod(fromSeconds: first, toSeconds: end) else {
      throw RunFailure(
        "from --from \(EventTime.text(ofSeconds: first)) to --to \(EventTime.text(ofSeconds: end)) "
          + "there can be no report; give a --from of 1970 or later, and a --to at most ten years after",
        exitStatus: .usage)
    }
    return period
  }

  private func text(_ data: ReportData) throws(RunFailure) -> String {
    switch format {
    case .html: return ReportPage(data).text
    case .json: return ReportJSON(data).text + "\n"
    case .csv:
      guard let table else { return ReportCSV.text(data) }
      if let text = ReportCSV.text(data, table: table) { return text }
      throw RunFailure(
        "the report has no table '\(table)'; it has "
          + data.tables.map(\.name).joined(separator: ", "), exitStatus: .usage)
    }
  }

  /// Whether a file begins as reports do, or is empty.
  private func isReport(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: 64)
    else { return false }
    let beginnings = ["<!doctype html>", "{\"report\":", "table,row,column,value"]
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return start.isEmpty || beginnings.contains { text.hasPrefix($0) }
  }

  /// Writes beside the goal and renames, so that nobody sees half a report.
  private func write(_ text: String) throws(RunFailure) {
    guard let output else { return print(text, terminator: "") }
    // Anything else that lies there is somebody's: a database, a link, a device.
    if let type = try? FileManager.default.attributesOfItem(atPath: output)[.type],
      type as? FileAttributeType != .typeRegular || !isReport(output)
    {
      throw RunFailure(
        "\(output) is there and is no report; name a file that is not there yet",
        exitStatus: .output)
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw RunFailure(
        "\(output) cannot be written: \(error.localizedDescription)", exitStatus: .output)
    }
  }
}

extension ReportKind: ExpressibleByArgument {}
