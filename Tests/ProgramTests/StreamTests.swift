import Foundation
import Testing

/// Standard output and standard error that cannot be written.
struct StreamTests {
  private let site: Site

  init() throws {
    site = try Site.ringing(for: "CreateModel")
    try site.arrive("a.json", call: "CreateModel", actors: ["ada", "bea"])
  }

  /// The exit status of a command whose streams a shell redirects.
  private func status(_ arguments: [String], _ redirection: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" \"$@\" \(redirection)", Program.path] + arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  private var scan: [String] {
    ["scan", site.trail.path, "--rules", site.rules?.path("rules") ?? ""]
  }
  private var ingest: [String] { ["ingest", site.trail.path, "--database", site.database] }
  private var check: [String] { ["config", "check", "--config", site.configuration] }

  @Test func `output that is lost is a failure`() throws {
    for command in [scan, scan + ["--matches"], ingest, check] {
      #expect(try status(command, ">/dev/full 2>/dev/null") == 74, "\(command)")
    }
  }

  @Test func `a reader that has seen enough is none`() throws {
    for command in [scan, scan + ["--matches"], ingest, check] {
      // Bash keeps the status of a pipe's first command.
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments =
        ["-c", "\"$0\" \"$@\" 2>/dev/null | true; exit ${PIPESTATUS[0]}", Program.path]
        + command
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(command)")
    }
  }

  @Test(arguments: ["2>/dev/full", "2>&-"])
  func `messages that cannot be written change nothing`(redirection: String) throws {
    for command in [scan, ingest, check] {
      #expect(try status(command, ">/dev/null \(redirection)") == 0, "\(command)")
    }
    for command in [["run", "--config", "/missing"], ["config", "check", "--config", "/missing"]] {
      #expect(try status(command, ">/dev/null \(redirection)") == 78, "\(command)")
    }
  }
}
