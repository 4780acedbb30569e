import Foundation
import Receivers
import Testing

/// kill -9 at random moments while alerts go out: none is lost, and a second copy can be told.
@Suite(.serialized) struct WebhookKillTests {
  @Test func `every alert arrives, in order, and copies have the same id`() throws {
    let receiver = try HTTPReceiver { _ in .init(status: 202) }
    let site = try Site.ringing(for: "Call")
    try site.addWebhook(port: receiver.port)
    var random = SeededKills(seed: KillSettings.seed)
    var count = 0
    for _ in 0..<KillSettings.webhookKills {
      let daemon = try site.start()
      let actors = (0..<40).map { "actor-\(count)-\($0)" }
      try site.arrive("\(count).json", call: "Call", actors: actors)
      count += 1
      usleep(UInt32(random.next() % 400_000))
      daemon.send(SIGKILL)
      daemon.process.waitUntilExit()
    }
    let last = try site.start()
    #expect(RunningProgram.wait { site.fileCount == count && site.waitingCount == 0 })
    last.stop()
    let rows = try site.rows(
      """
      SELECT alert_id || '-' || change || '-' || notification FROM notifications
      WHERE sink = 'hook' ORDER BY notification
      """)
    #expect(rows.count >= count * 40)
    var first: [String] = []
    var bodies: [String: String] = [:]
    for request in receiver.received {
      let id = request.headers["webhook-id"] ?? ""
      if bodies[id] == nil { first.append(id) }
      bodies[id] = request.body
    }
    #expect(first == rows, "seed \(KillSettings.seed)")
  }
}

private enum KillSettings {
  private static let environment = ProcessInfo.processInfo.environment

  /// How often the daemon is killed: 12 in the suite, `TRAILBELL_KILLS` for more.
  static let webhookKills = environment["TRAILBELL_KILLS"].flatMap { Int($0) } ?? 12
  static let seed: UInt64 = {
    let seed =
      environment["TRAILBELL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<(1 << 40))
    print("webhook kills: seed \(seed)")
    return seed
  }()
}

private struct SeededKills {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
