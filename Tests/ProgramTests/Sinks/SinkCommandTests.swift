import Foundation
import Receivers
import Testing

/// Trying sinks, and what no command and no log may ever tell.
@Suite(.serialized) struct SinkCommandTests {
  @Test func `sinks test says what the other side answered`() throws {
    let receiver = try HTTPReceiver { request in
      request.path == "/hook"
        ? .init(status: 202, body: "thanks") : .init(status: 403, body: "who?")
    }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook("good", port: receiver.port)
    try site.append(
      configuration: """
            bad:
              url: http://127.0.0.1:\(receiver.port)/other
              private_hosts: [127.0.0.1]
            nobody:
              url: http://127.0.0.1:\(try freePort())/
              private_hosts: [127.0.0.1]
        """)
    let options = ["--config", site.configuration]
    let good = try Program.run(["sinks", "test", "good"] + options)
    #expect(good.status == 0 && good.output == "good: answered 202: thanks\n", "\(good.errors)")
    #expect(receiver.received[0].object["ruleTitle"] as? String == "Test of a Sink")
    let all = try Program.run(["sinks", "test"] + options)
    #expect(all.status == 69)
    #expect(all.output.contains("bad: the receiver answered 403: who?"))
    #expect(all.output.contains("nobody: no connection"))
    #expect(all.errors == "no test arrived at: bad, nobody\n")
    #expect(try Program.run(["sinks", "test", "none"] + options).status == 64)
    let list = try Program.run(["sinks", "list"] + options)
    #expect(list.output.split(separator: "\n").count == 4)
  }

  @Test func `PagerDuty's test is opened and closed again`() throws {
    let receiver = try HTTPReceiver { _ in .init(status: 202) }
    let site = try Site.ringing(for: "Call")
    let key = try site.secret("routing", "R0UTING")
    try site.addWebhook(
      port: receiver.port, more: "format: pagerduty\nrouting_key_from: file:\(key)")
    let test = try Program.run(["sinks", "test", "hook", "--config", site.configuration])
    #expect(test.status == 0, "\(test.errors)")
    let actions = receiver.received.map { $0.object["event_action"] as? String }
    #expect(actions == ["trigger", "resolve"])
    #expect(Set(receiver.received.map { $0.object["dedup_key"] as? String }).count == 1)
    #expect(receiver.received.allSatisfy { $0.object["routing_key"] as? String == "R0UTING" })
  }

  @Test func `secrets are in no output, no log and no file`() throws {
    let canary = "CANARY\(UInt64.random(in: 0 ... .max))"
    let receiver = try HTTPReceiver { _ in .init(status: 503, body: "busy") }
    let site = try Site.ringing(for: "Call")
    let address = try site.secret("url", "http://127.0.0.1:\(receiver.port)/\(canary)\n")
    let key = try site.secret("routing", canary)
    let token = try site.secret("token", "Bearer \(canary)")
    try site.append(
      configuration: """
          webhooks:
            hook:
              format: pagerduty
              url_from: file:\(address)
              routing_key_from: file:\(key)
              authorization_from: file:\(token)
              private_hosts: [127.0.0.1]
        """)
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { daemon.errors.contains("the receiver answered 503: busy") })
    #expect(receiver.received[0].path.contains(canary))
    #expect(receiver.received[0].headers["authorization"] == "Bearer \(canary)")
    receiver.stop()
    let options = ["--config", site.configuration]
    var told = ""
    for command in [
      ["sinks", "test", "hook"], ["sinks", "list"], ["config", "check"], ["status"], ["outbox"],
      ["outbox", "list", "--format", "json"], ["doctor"], ["alerts"],
    ] {
      let ended = try Program.run(command + options)
      told += ended.output + ended.errors
    }
    for name in ["cmdline", "environ"] {
      let path = "/proc/\(daemon.process.processIdentifier)/\(name)"
      told += (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
    daemon.stop()
    told += daemon.output + daemon.errors
    #expect(!told.contains(canary))
    for file in [site.database, "\(site.database)-wal"] {
      guard let bytes = FileManager.default.contents(atPath: file) else { continue }
      #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(file)")
    }
  }

  @Test func `a secret that others can read keeps the daemon from starting, with the mend`() throws
  {
    let site = try Site.ringing(for: "Call")
    let address = try site.secret("url", "https://hooks.example.com/x")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: address)
    try site.append(
      configuration: """
          webhooks:
            hook:
              format: slack
              url_from: file:\(address)
        """)
    for command in ["run", "config"] {
      let arguments = command == "run" ? ["run"] : ["config", "check"]
      let ended = try Program.run(arguments + ["--config", site.configuration])
      #expect(ended.status == 78)
      #expect(ended.errors.contains("sinks.webhooks.hook.url_from"))
      #expect(ended.errors.contains("chmod 0600"))
    }
  }

  @Test func `a reload with a secret that cannot be read keeps the old sinks`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.append(configuration: "      authorization_from: file:/no/such/file")
    daemon.send(SIGHUP)
    #expect(RunningProgram.wait { daemon.errors.contains("/no/such/file cannot be read") })
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { receiver.received.count == 1 })
    daemon.stop()
  }
}
