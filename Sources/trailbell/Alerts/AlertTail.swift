import Alarms
import CloudTrail
import Foundation
import Notify
import Store

/// Prints alerts as they come, until nobody reads any more or the program is stopped.
struct AlertTail {
  let databasePath: String
  let filter: AlertFilter
  let format: TableFormat

  private static let pauseSeconds: UInt32 = 1

  func run() throws {
    let follower = AlertFollower(databasePath: databasePath, filter: filter)
    let output = ScanOutput()
    var told: String?
    while !output.hasFailed {
      switch try follower.look() {
      case .notices(let notices):
        told = nil
        for notice in notices { output.write(line(notice)) }
      case .waiting(let reason):
        // Once for each reason: it can last for hours.
        if reason != told { printError("waiting: \(reason)") }
        told = reason
      }
      sleep(Self.pauseSeconds)
    }
    try output.failIfLost()
  }

  private func line(_ notice: AlertNotice) -> String {
    format == .json
      ? AlertJSON.text(notice)
      : AlertLine.text(notice)
  }
}
