import Foundation
import Receivers
import Synchronization
import Testing

/// The daemon's alerts over HTTP, whatever happens to either side.
@Suite(.serialized) struct WebhookProgramTests {
  @Test func `each alert arrives once, in order, signed, and what is sent is noted`() throws {
    let receiver = try HTTPReceiver { _ in .init(status: 202) }
    let site = try Site.ringing(for: "Call")
    let key = try site.secret(
      "key", "whsec_\(Data(repeating: 7, count: 32).base64EncodedString())\n")
    try site.addWebhook(port: receiver.port, more: "signing_keys_from: [\"file:\(key)\"]")
    let daemon = try site.start()
    daemon.waitUntilReady()
    let names = (0..<50).map { "actor-\($0)" }
    for name in names { try site.arrive("\(name).json", call: "Call", actors: [name]) }
    #expect(RunningProgram.wait { receiver.received.count == 50 && site.waitingCount == 0 })
    daemon.stop()
    let stored = try site.rows(
      """
      SELECT alert_id FROM notifications WHERE sink = 'hook' AND state = 'sent' AND attempts = 1
      ORDER BY notification
      """)
    #expect(receiver.received.map { $0.object["alertID"] as? String ?? "" } == stored)
    #expect(Set(receiver.received.compactMap { $0.headers["webhook-id"] }).count == 50)
    #expect(receiver.received.allSatisfy { $0.headers["webhook-signature"] != nil })
  }

  @Test func `a crash between sending and noting sends the same id again`() throws {
    let identifier = Mutex<pid_t>(0)
    let receiver = try HTTPReceiver { _ in
      // The request is there; its answer never arrives at the process that sent it.
      let running = identifier.withLock { $0 }
      if running != 0 { kill(running, SIGKILL) }
      identifier.withLock { $0 = 0 }
      return .init()
    }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    let first = try site.start()
    first.waitUntilReady()
    identifier.withLock { $0 = first.process.processIdentifier }
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { !first.process.isRunning })
    #expect(receiver.received.count == 1)
    let second = try site.start()
    #expect(RunningProgram.wait { receiver.received.count == 2 && site.waitingCount == 0 })
    second.stop()
    #expect(receiver.received.count == 2)
    #expect(receiver.received[0].body == receiver.received[1].body)
    #expect(try site.rows("SELECT state FROM notifications WHERE sink = 'hook'") == ["sent"])
  }

  @Test func `a dead receiver delays no other, and gets everything in order when it is back`()
    throws
  {
    let dead = try freePort()
    let alive = try HTTPReceiver { _ in .init() }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook("dead", port: dead)
    try site.addWebhook("alive", port: alive.port)
    let daemon = try site.start()
    daemon.waitUntilReady()
    let names = (0..<300).map { "actor-\($0)" }
    try site.arrive("all.json", call: "Call", actors: names)
    #expect(RunningProgram.wait { alive.received.count == 300 })
    #expect(RunningProgram.wait { daemon.output.split(separator: "\n").count == 300 })
    #expect(RunningProgram.wait { daemon.errors.contains("sink dead: no connection") })
    #expect(!daemon.errors.contains("sink alive"))
    #expect(RunningProgram.wait { site.waitingCount == 300 })
    let back = try HTTPReceiver(port: dead) { _ in .init() }
    // A restart begins without a pause.
    daemon.stop()
    let second = try site.start()
    #expect(RunningProgram.wait { back.received.count == 300 && site.waitingCount == 0 })
    second.stop()
    let order = try site.rows(
      "SELECT alert_id FROM notifications WHERE sink = 'dead' ORDER BY notification")
    #expect(back.received.map { $0.object["alertID"] as? String ?? "" } == order)
    #expect(alive.received.count == 300, "one sink's trouble sends nothing again elsewhere")
  }

  @Test func `one that is refused is a dead letter: listed, shown, sent again`() throws {
    let takesAll = Atomic(false)
    let receiver = try HTTPReceiver { request in
      request.body.contains("poison") && !takesAll.load(ordering: .relaxed)
        ? .init(status: 400, body: "bad \u{1B}[31mevent") : .init()
    }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    let daemon = try site.start()
    daemon.waitUntilReady()
    for name in ["before", "poison", "after"] {
      try site.arrive("\(name).json", call: "Call", actors: [name])
      #expect(RunningProgram.wait { site.fileCount > 0 && daemon.output.contains(name) })
    }
    #expect(RunningProgram.wait { receiver.received.count == 3 && site.waitingCount == 0 })
    let options = ["--config", site.configuration]
    let list = try Program.run(["outbox", "list"] + options)
    #expect(list.output.contains("dead") && list.output.contains("the receiver answered 400"))
    #expect(!list.output.contains("\u{1B}"))
    let rows = try site.rows("SELECT notification FROM notifications WHERE state = 'dead'")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    let shown = try Program.run(["outbox", "show", row, "--format", "json"] + options)
    #expect(shown.output.contains("poison"))
    #expect(try Program.run(["outbox", "retry", "999999"] + options).status == 66)
    takesAll.store(true, ordering: .relaxed)
    let retried = try Program.run(["outbox", "retry", row] + options)
    #expect(retried.status == 0 && retried.output == "1 notification will be sent again\n")
    #expect(RunningProgram.wait { receiver.received.count == 4 && site.waitingCount == 0 })
    #expect(receiver.received[1].body == receiver.received[3].body)
    #expect(try Program.run(["outbox"] + options).output == "no notifications\n")
    daemon.stop()
  }

  @Test func `what is discarded waits no more`() throws {
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: try freePort())
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada", "bea"])
    #expect(RunningProgram.wait { daemon.errors.contains("sink hook") && site.waitingCount == 2 })
    let options = ["--config", site.configuration]
    // A sink that is gone leaves what waits for it.
    let with = try String(contentsOfFile: site.configuration, encoding: .utf8)
    try with.replacing("    hook:", with: "    other:").write(
      toFile: site.configuration, atomically: true, encoding: .utf8)
    let doctor = try Program.run(["doctor"] + options).output
    #expect(doctor.contains("2 notifications wait for the sink hook"), "\(doctor)")
    let discarded = try Program.run(["outbox", "discard", "--sink", "hook"] + options)
    #expect(discarded.output == "2 notifications discarded\n", "\(discarded.errors)")
    #expect(site.waitingCount == 0)
    daemon.stop()
    #expect(
      try site.rows("SELECT DISTINCT state FROM notifications WHERE sink = 'hook'") == ["left_out"])
  }

  @Test func `level, rules and their absence decide what goes where`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let site = try Site.ringing(for: "Call", "Other")
    try site.addWebhook("grave", port: receiver.port, more: "level_min: critical")
    try site.addWebhook("one", port: receiver.port, more: "rules: [\"call of call\"]")
    try site.addWebhook("rest", port: receiver.port, more: "rules_exclude: [rule-Call]")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    try site.arrive("b.json", call: "Other", actors: ["ada"])
    #expect(
      RunningProgram.wait {
        site.number("SELECT count(*) FROM notifications WHERE state != 'waiting'") == 8
      })
    daemon.stop()
    let told = try site.rows(
      """
      SELECT sink, rule_title, state, reason FROM notifications WHERE sink != 'stdout'
      ORDER BY sink, rule_title
      """)
    #expect(
      told == [
        "grave|Call of Call|left_out|below level_min",
        "grave|Call of Other|left_out|below level_min",
        "one|Call of Call|sent|", "one|Call of Other|left_out|not among rules",
        "rest|Call of Call|left_out|named in rules_exclude", "rest|Call of Other|sent|",
      ])
  }

  @Test func `standard output that nobody reads delays no webhook`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    let pipe = Pipe()
    let daemon = try site.start(output: pipe)
    daemon.waitUntilReady()
    // More lines than a pipe holds.
    try site.arrive("a.json", call: "Call", actors: (0..<500).map { "actor-\($0)" })
    #expect(RunningProgram.wait { receiver.received.count == 500 })
    try site.arrive("b.json", call: "Call", actors: ["last"])
    #expect(RunningProgram.wait { receiver.received.count == 501 && site.fileCount == 2 })
    let waiting = "SELECT count(*) FROM notifications WHERE sink = 'stdout' AND state = 'waiting'"
    #expect((site.number(waiting) ?? 0) > 0)
    daemon.stop()
    try pipe.fileHandleForReading.close()
  }

  @Test func `what is not for a sink does not stand in the way of what is`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let site = try Site.ringing(for: "Call", "Other")
    try site.addWebhook(port: receiver.port, more: "rules_exclude: [rule-Other]")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Other", actors: (0..<7_000).map { "actor-\($0)" })
    try site.arrive("b.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { receiver.received.count == 1 })
    daemon.stop()
  }
}
