import Foundation
import Testing

@testable import Simulation

/// A daemon that is killed and started while files arrive.
final class KilledRun {
  private let site: Site
  private let source: URL
  /// What the runs printed.
  private var printed = ""

  init(site: Site, source: URL) {
    self.site = site
    self.source = source
  }

  /// Delivers files while the daemon is started and killed; returns how often it was at work.
  func killAgainAndAgain(
    _ kills: Int, _ files: [URL], _ random: inout SeededGenerator
  ) throws -> Int {
    var waiting = files[...]
    var busy = 0
    for kill in 0..<kills {
      let daemon = try site.start()
      let share = waiting.count / (kills - kill)
      let half = share / 2
      for file in waiting.prefix(half) { try site.deliver(file, from: source) }
      usleep(UInt32.random(in: 0...120_000, using: &random))
      for file in waiting.dropFirst(half).prefix(share - half) {
        try site.deliver(file, from: source)
      }
      waiting = waiting.dropFirst(share)
      usleep(UInt32.random(in: 0...60_000, using: &random))
      let stored = site.number("SELECT count(*) FROM file") ?? 0
      daemon.send(SIGKILL)
      daemon.process.waitUntilExit()
      printed += daemon.output
      if stored < Int64(files.count - waiting.count) { busy += 1 }
    }
    for file in waiting { try site.deliver(file, from: source) }
    return busy
  }

  /// Lets the daemon come to the end of its work; returns all that was ever printed.
  func finish(fileCount: Int) throws -> String {
    let daemon = try site.start()
    let isDone = RunningProgram.wait {
      site.number("SELECT count(*) FROM file") == Int64(fileCount) && site.waitingCount == 0
    }
    #expect(isDone, "\(daemon.errors)")
    daemon.send(SIGTERM)
    daemon.process.waitUntilExit()
    #expect(daemon.process.terminationStatus == 0)
    return printed + daemon.output
  }
}

extension SeededGenerator: RandomNumberGenerator {}
