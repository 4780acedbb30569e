import Foundation
import Store
import Testing

/// `trailbell alerts` as its users run it.
@Suite(.serialized) struct AlertsCommandTests {
  private let site: Site

  init() throws { site = try Site.ringing(for: "Call", "Other") }

  private func ingest() throws {
    for call in ["Call", "Other"] {
      try site.arrive("\(call).json", call: call, actors: ["ada", "bea"])
    }
    let rules = site.rules?.path("rules") ?? ""
    let ended = try Program.run(
      ["ingest", site.trail.path, "--database", site.database, "--rules", rules])
    #expect(ended.status == 0, "\(ended.errors)")
  }

  private func alerts(_ arguments: String...) throws -> Program.Ended {
    try Program.run(["alerts"] + arguments + ["--database", site.database])
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the table has a line for each, and says how many more there are`() throws {
    #expect(try alerts().status == 66, "there is no database yet")
    let folder = try Program.run(["alerts", "--database", site.folder.url.path])
    #expect(folder.status == 66)
    #expect(folder.errors.hasSuffix(" is a folder; name the file of the database\n"))
    try ingest()
    let lines = try alerts("--limit", "3").output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("began                 level  state"))
    #expect(
      lines[1].hasPrefix("2026-11-01T10:00:00Z  high   firing")
        || lines[1].hasPrefix("2026-11-01T10:00:00Z  high   resolved"), "\(lines[1])")
    #expect(lines[1].contains("actor arn:aws:iam::111122223333:user/"))
    #expect(lines[4] == "… and 1 more; --limit shows more of them")
    #expect(try alerts("--level", "critical").output == "no alerts\n")
    #expect(try alerts("--rule", "call of o").output.split(separator: "\n").count == 3)
  }

  @Test func `the list as JSON has the alerts as scan prints them`() throws {
    try ingest()
    let actor = "arn:aws:iam::111122223333:user/ada"
    let ended = try alerts(
      "--format", "json", "--group", "actor=\(actor)", "--limit", "1", "--since", "2026-11-01",
      "--until", "2026-11-02")
    let page = try object(ended.output)
    #expect(page["more"] as? Int == 1)
    let list = try #require(page["alerts"] as? [[String: Any]])
    #expect(list.count == 1)
    #expect(list.first?["actors"] as? [String] == [actor])
    #expect((list.first?["alertID"] as? String)?.count == 16)
    #expect(list.first?["shadow"] as? Bool == false)
    #expect(list.first?["firstAnnouncedAt"] is NSNull, "an ingest tells nobody")
    #expect(list.first?["state"] as? String == "resolved")
    #expect(list.first?["endedAt"] as? String == "2026-11-01T11:00:00Z")
  }

  @Test func `events that rules in force do not see are warned of`() throws {
    try ingest()
    try site.arrive("third.json", call: "Third", actors: ["ada"])
    let ended = try Program.run(["ingest", site.trail.path, "--database", site.database])
    #expect(ended.status == 0)
    #expect(
      ended.errors.contains(
        "warning: events were stored that 2 of the database's rules have not seen; their alerts "
          + "ended, and they begin anew when a run has them: Call of Call, Call of Other. Name all "
          + "rules with --rules, or let the daemon read the files"), "\(ended.errors)")
    let again = try Program.run(["ingest", site.trail.path, "--database", site.database])
    #expect(again.errors == "")
  }

  @Test func `what comes without end has no limit`() throws {
    let ended = try alerts("--follow", "--limit", "3")
    #expect(ended.status == 64)
    #expect(ended.errors.contains("--follow has no end, and so no --limit"))
  }

  @Test func `one alert is told whole, by the beginning of its id`() throws {
    try ingest()
    let id = try #require(try site.rows("SELECT alert_id FROM alerts ORDER BY alert_id").first)
    let text = try alerts("show", String(id.prefix(12))).output
    for part in [
      "alert           \(id)\n", "rule            Call of", "rings           with the first event",
      "level           high\n", "began           2026-11-01T10:00:00Z\n",
      "addresses       1  192.0.2.7\n", "files           1  \(site.trail.path)/",
      "first event     ", "first told      ",
    ] { #expect(text.contains(part), "\(part) is missing in\n\(text)") }
    let ended = try alerts("show", id, "--format", "json")
    let details = try object(ended.output)
    #expect((details["alert"] as? [String: Any])?["alertID"] as? String == id)
    #expect((details["timeline"] as? [String: Any])?["events"] as? [Int] == [1])
    #expect((details["eventNames"] as? [[String: Any]])?.first?["events"] as? Int == 1)
  }

  @Test func `ids that no alert has, or several have, are told with their mend`() throws {
    try ingest()
    let unknown = try alerts("show", "zz")
    #expect(unknown.status == 66)
    #expect(unknown.errors.contains("'trailbell alerts' lists the ids"), "\(unknown.errors)")
    try Connection(path: site.database, access: .readWrite).execute(
      "UPDATE alert SET alert_id = 'abc' || id")
    let several = try alerts("show", "ab")
    #expect(several.status == 64)
    #expect(several.errors.contains("such as abc1, abc2, abc3, abc4; write more of it"))
  }

  @Test func `nothing of an event reaches the terminal as more than text`() throws {
    let hostile = #"a\u001b[2J\nb\u202e\u0007<0>"#
    try site.arrive("a.json", call: "Call", actors: [hostile])
    let rules = site.rules?.path("rules") ?? ""
    _ = try Program.run(
      ["ingest", site.trail.path, "--database", site.database, "--rules", rules])
    let id = try #require(try site.rows("SELECT alert_id FROM alerts").first)
    for arguments in [[], ["--format", "json"], ["show", id], ["show", id, "--format", "json"]] {
      let ended = try Program.run(["alerts"] + arguments + ["--database", site.database])
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("[2J"))
      let obeyed = ended.output.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}")
      }
      #expect(obeyed.isEmpty, "\(arguments)")
      if !arguments.contains("show") || arguments.contains("json") {
        #expect(ended.output.split(separator: "\n").count <= 2)
      }
    }
  }

  @Test func `the new is printed while the daemon runs, from before it began`() throws {
    let follow = try RunningProgram(
      ["alerts", "--follow", "--config", site.configuration, "--format", "json"])
    #expect(RunningProgram.wait { follow.errors.contains("is not there yet") }, "\(follow.errors)")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { follow.output.contains("user/ada") }, "\(follow.errors)")
    #expect(try alerts().output.contains("user/ada"), "a list beside the daemon")
    try site.arrive("b.json", call: "Other", actors: ["bea"])
    #expect(RunningProgram.wait { follow.output.contains("user/bea") }, "\(follow.errors)")
    for line in follow.output.split(separator: "\n") { _ = try object(String(line)) }
    daemon.stop()
    #expect(follow.process.isRunning)
    follow.send(SIGINT)
    #expect(RunningProgram.wait { !follow.process.isRunning })
  }

  @Test(arguments: [
    (["--group", "actor"], "write FIELD=VALUE"), (["--group", "=x"], "write FIELD=VALUE"),
    (["--group", "a=1", "--group", "a=2"], "names one field twice"),
    (["--state", "open"], "pending"), (["--level", "grave"], "critical"),
    (["--limit", "0"], "--limit needs a number from 1 on"),
    (["--since", "2026-11-02", "--until", "2026-11-01"], "give an earlier --since"),
  ])
  func `mistakes are told with their mend`(arguments: [String], message: String) throws {
    let ended = try Program.run(["alerts", "--database", site.database] + arguments)
    #expect(ended.status == 64)
    #expect(ended.errors.contains(message), "\(ended.errors)")
  }
}
