import CloudTrail
import Foundation
import Testing

/// What a daemon makes of the time in which it did not run.
@Suite(.serialized) struct DowntimeTests {
  private static let rule = """
    title: Heartbeat
    name: heartbeat
    logsource: {product: aws, service: cloudtrail}
    detection:
        selection:
            eventName: Beat
        condition: selection
    ---
    title: No Heartbeat
    id: no-heartbeat
    level: high
    correlation:
        rules: [heartbeat]
        type: absence
        timespan: 12h
    """
  private let site: Site

  init() throws {
    site = try Site.ringing(for: "Beat")
    try site.write(rules: Self.rule)
  }

  private func configure(deliveryDelay: String) throws {
    try site.write(configuration: [site.rules?.path("rules") ?? ""])
    let text = try String(contentsOfFile: site.configuration, encoding: .utf8)
      .replacing("alerts:\n", with: "alerts:\n  delivery_delay: \(deliveryDelay)\n")
    try (text + "\nbatch:\n  events_max: 10\n").write(
      toFile: site.configuration, atomically: true, encoding: .utf8)
  }

  /// So many hours ago.
  private func time(hoursAgo hours: Double) -> String {
    EventTime.text(ofSeconds: Int64(Date().timeIntervalSince1970 - hours * 3_600))
  }

  private func run(untilFiles count: Int64) throws -> RunningProgram {
    let daemon = try site.start()
    #expect(RunningProgram.wait { site.fileCount == count }, "\(daemon.errors)")
    daemon.waitUntilReady()
    return daemon
  }

  /// A beat, and then so much else that it takes many transactions to come to the later beats.
  private func beat(hoursAgo: [Double]) throws {
    try configure(deliveryDelay: "1d")
    try site.arrive("first.json", call: "Beat", actors: ["ada"], at: time(hoursAgo: 20))
    try run(untilFiles: 1).stop()
    for file in 0..<40 {
      try site.arrive(
        "other-\(file).json", call: "Other", actors: (0..<10).map { "\(file)-\($0)" },
        at: time(hoursAgo: 19))
    }
    for (number, hours) in hoursAgo.enumerated() {
      try site.arrive(
        "then-\(number).json", call: "Beat", actors: ["\(number)"], at: time(hoursAgo: hours))
    }
    try configure(deliveryDelay: "0s")
  }

  @Test func `what was delivered meanwhile is read before anything is missed`() throws {
    try beat(hoursAgo: [10, 1])
    let daemon = try run(untilFiles: 43)
    #expect(
      RunningProgram.wait {
        site.number("SELECT value FROM progress WHERE name = 'windows_settled_at'") ?? 0
          > Int64(Date().timeIntervalSince1970) - 3_600
      }, "silences are judged in the end")
    daemon.stop()
    #expect(try site.rows("SELECT alert_id FROM alert") == [])
    #expect(daemon.output == "")
  }

  @Test func `what is missed in the end rings`() throws {
    try beat(hoursAgo: [13])
    let daemon = try run(untilFiles: 42)
    #expect(RunningProgram.wait { daemon.output.contains("no-heartbeat") }, "\(daemon.errors)")
    daemon.stop()
  }
}
