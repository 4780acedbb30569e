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
      // Some are killed while they start, others while they work.
      if Bool.random(using: &random) {
        _ = RunningProgram.wait { daemon.errors.contains("watching ") }
      } else {
        usleep(UInt32.random(in: 0...120_000, using: &random))
      }
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
    print("kill test: \(busy) of \(kills) kills met a writer at work")
    return busy
  }

  /// Lets the daemon come to the end of its work; returns all that was ever printed.
  func finish(fileCount: Int) throws -> String {
    let deadline = Date(timeIntervalSinceNow: 120)
    repeat {
      let daemon = try site.start()
      let isDone = RunningProgram.wait {
        site.fileCount == Int64(fileCount) && site.waitingCount == 0
      }
      #expect(isDone, "\(daemon.errors)")
      daemon.stop()
      printed += daemon.output
      // The clock goes on, and can make an alert ring in the moment of the stop: that one waits.
    } while site.waitingCount > 0 && Date() < deadline
    return printed
  }
}

extension SeededGenerator: RandomNumberGenerator {}
