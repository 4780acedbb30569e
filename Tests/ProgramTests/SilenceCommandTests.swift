import Foundation
import Store
import Testing

/// `trailbell silence` beside a daemon.
@Suite(.serialized) struct SilenceCommandTests {
  private let site: Site

  init() throws { site = try Site.ringing(for: "Call", "Other") }

  private func silence(_ arguments: String...) throws -> Program.Ended {
    try Program.run(["silence"] + arguments + ["--config", site.configuration])
  }

  @Test func `what a silence covers waits for its end, and comes with its early end`() throws {
    try site.writeLongRules()
    let daemon = try site.start()
    daemon.waitUntilReady()
    let added = try silence(
      "add", "--rule", "rule-Call", "--group", "actor=arn:aws:iam::111122223333:user/ada",
      "--for", "2h", "--reason", "a test", "--owner", "ada")
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.errors.isEmpty, "\(added.errors)")
    #expect(added.output.hasPrefix("silence 1: until 20"))
    try site.arrive("a.json", call: "Call", actors: ["ada", "bea"])
    #expect(RunningProgram.wait { daemon.output.contains("user/bea") }, "\(daemon.errors)")
    #expect(!daemon.output.contains("user/ada"))
    let listed = try silence("list").output
    #expect(listed.contains("1        active  20"), "\(listed)")
    #expect(listed.contains("actor=arn:aws:iam::111122223333:user/ada"))
    let expired = try silence("expire", "1")
    #expect(expired.output == "silence 1: over now\n", "\(expired.errors)")
    #expect(RunningProgram.wait { daemon.output.contains("user/ada") }, "\(daemon.errors)")
    #expect(try silence("list").output == "no silences\n")
    let all = try silence("list", "--all", "--format", "json").output
    let objects = try JSONSerialization.jsonObject(with: Data(all.utf8)) as? [[String: Any]]
    #expect(objects?.first?["state"] as? String == "ended")
    #expect(objects?.first?["reason"] as? String == "a test")
    #expect(try silence("expire", "1").output.hasPrefix("silence 1: over already since 20"))
    daemon.stop()
    #expect(site.number("PRAGMA quick_check") == 0, "ok is no number")
  }

  @Test func `an unknown rule is a warning with names that may be meant`() throws {
    let daemon = try site.start()
    daemon.waitUntilReady()
    daemon.stop()
    let near = try silence("add", "--rule", "Call of Cal", "--for", "1h", "--reason", "x")
    #expect(near.status == 0)
    #expect(
      near.errors == "warning: no rule in force has the id or title 'Call of Cal'; "
        + "did you mean 'Call of Call'?\n")
    let other = try silence("add", "--rule", "RULE-CALL", "--for", "1h", "--reason", "x")
    #expect(other.errors == "", "case does not matter")
    let far = try silence("add", "--rule", "\u{1B}[2J", "--for", "1h", "--reason", "a\nb\u{7}")
    #expect(far.status == 0)
    #expect(far.errors == "warning: no rule in force has the id or title '\\u{1b}[2J'\n")
    let listed = try silence("list").output
    #expect(listed.contains("a\\u{a}b\\u{7}"))
    #expect(listed.split(separator: "\n").count == 4)
    let unknown = try silence("expire", "7")
    #expect(unknown.status == 66)
    #expect(unknown.errors.contains("'trailbell silence list --all' lists them"))
  }

  @Test func `a field that no group has is a warning with those that some have`() throws {
    let daemon = try site.start()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { daemon.output.contains("Call-of-ada") }, "\(daemon.errors)")
    daemon.stop()
    func add(_ group: String) throws -> String {
      try silence("add", "--all", "--group", group, "--for", "1h", "--reason", "x").errors
    }
    #expect(
      try add("acter=ada")
        == "warning: no alert so far has a group with acter; the fields are actor\n")
    #expect(try add("actor=ada") == "")
  }

  @Test(arguments: [
    (["--all", "--reason", "x"], "Give --for SPAN or --until TIME."),
    (["--all", "--for", "1h", "--until", "2999-01-01", "--reason", "x"], "Give --for SPAN or"),
    (["--for", "1h", "--reason", "x"], "Give --rule ID_OR_TITLE or --all."),
    (
      ["--all", "--rule", "a", "--for", "1h", "--reason", "x"], "Give --rule ID_OR_TITLE or --all."
    ),
    (["--all", "--for", "1h"], "--reason"),
    (["--all", "--for", "1h", "--reason", " "], "--reason is empty"),
    (["--all", "--for", "soon", "--reason", "x"], "'soon' is no span; write 90m"),
    (["--all", "--until", "2h", "--reason", "x"], "or use --for"),
    (["--all", "--until", "2020-01-01", "--reason", "x"], "later --until"),
    (["--all", "--from", "2020-01-01", "--for", "1h", "--reason", "x"], "give a later end"),
  ])
  func `mistakes are told with their mend`(arguments: [String], message: String) throws {
    let ended = try Program.run(["silence", "add", "--database", site.database] + arguments)
    #expect(ended.status == 64, "\(ended.errors)")
    #expect(ended.errors.contains(message), "\(ended.errors)")
    #expect(!FileManager.default.fileExists(atPath: site.database))
  }

  @Test(.enabled(if: OtherUser.isPossible))
  func `who may only read can list alerts and silences, and add none`() throws {
    try site.openToOtherUser()
    let daemon = try site.start()
    daemon.waitUntilReady()
    let path = site.database
    let count = try OtherUser.run {
      let connection = try Database.openCurrentForReading(path)
      _ = try AlertListing(connection).page(AlertFilter(), maximum: 10)
      let error = #expect(throws: DatabaseError.self) { try SilenceBook(databasePath: path) }
      #expect(
        error?.description
          == "\(path) cannot be written by this user; run the command as the daemon's user, "
          + "such as with 'sudo -u trailbell'")
      return Int64(try Silence.all(in: connection).count)
    }
    #expect(count == 0)
    daemon.stop()
  }
}

extension Site {
  /// Rules whose alerts ring for long, whenever the test is run.
  fileprivate func writeLongRules() throws {
    try write(
      rules: """
        title: Call of Call
        id: call
        name: call
        logsource: {product: aws, service: cloudtrail}
        detection:
            selection: {eventName: Call}
            condition: selection
        ---
        title: Calls
        id: rule-Call
        level: high
        correlation:
            type: event_count
            rules: [call]
            group-by: [actor]
            timespan: 3650d
            condition: {gte: 1}

        """)
  }
}
