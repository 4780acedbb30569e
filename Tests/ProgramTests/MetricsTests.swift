import Foundation
import Receivers
import Testing

/// The daemon's numbers for Prometheus.
struct MetricsTests {
  @Test func `file and port show what the database holds`() throws {
    let receiver = try HTTPReceiver { _ in .init(status: 400) }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    let port = try freePort()
    let file = site.folder.path("trailbell.prom")
    try site.append(
      configuration: "metrics:\n  file: \(file)\n  interval: 1s\n  port: \(port)")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada", "bea", "ada"])
    try site.arrive("b.json", call: "Other", actors: ["ada"])
    let expected = [
      #"trailbell_files_total{result="complete"} 2"#,
      #"trailbell_records_total{result="stored"} 3"#,
      #"trailbell_records_total{result="duplicate"} 1"#,
      "trailbell_matches_total 3", "trailbell_alerts_total 2",
      #"trailbell_notifications_total{sink="hook",result="dead"} 2"#,
      #"trailbell_outbox_dead{sink="hook"} 2"#, #"trailbell_outbox_waiting{sink="stdout"} 0"#,
      #"trailbell_sink_failing{sink="hook"} 1"#, "trailbell_files_in_flight 0",
      "trailbell_newest_event_time_seconds 1793527200",
    ]
    func isComplete(_ text: String) -> Bool {
      let lines = text.split(separator: "\n").map(String.init)
      return expected.allSatisfy(lines.contains)
    }
    var text = ""
    #expect(
      RunningProgram.wait {
        text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return isComplete(text)
      }, "\(text)")
    let served = try Self.get(port)
    #expect(isComplete(served))
    // A reload takes the same port again.
    daemon.send(SIGHUP)
    #expect(RunningProgram.wait { daemon.errors.contains("reloaded") })
    daemon.stop()
  }

  private static func get(_ port: Int) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c",
      "exec 3<>/dev/tcp/127.0.0.1/\(port); "
        + "printf 'GET /metrics HTTP/1.0\\r\\nHost: a\\r\\n\\r\\n' >&3; cat <&3",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
