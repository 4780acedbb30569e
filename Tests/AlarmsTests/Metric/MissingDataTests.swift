import CloudTrail
import Rules
import Testing

@testable import Alarms

/// Every cell of the two tables that the CloudWatch User Guide publishes.
///
/// They stand in "Configuring how CloudWatch alarms treat missing data". A dash is a period without
/// data, 0 one that does not breach, X one that does; the newest is the last.
struct MissingDataTests {
  struct Cell: CustomTestStringConvertible {
    let points: String
    let datapointsToAlarm: Int
    let missingData: MetricAlarm.MissingData
    /// Nil where the alarm keeps the state that it has.
    let expected: MetricAlarmState?

    var testDescription: String {
      "\(points), M \(datapointsToAlarm), \(missingData.rawValue)"
    }
  }

  /// The columns are missing, ignore, breaching and notBreaching.
  private static func row(
    _ points: String, _ datapointsToAlarm: Int, _ expected: [MetricAlarmState?]
  ) -> [Cell] {
    zip(MetricAlarm.MissingData.allCases, expected).map {
      Cell(
        points: points, datapointsToAlarm: datapointsToAlarm, missingData: $0, expected: $1)
    }
  }

  static let cells: [Cell] = [
    row("0-X-X", 3, [.ok, .ok, .ok, .ok]),
    row("----0", 3, [.ok, .ok, .ok, .ok]),
    row("-----", 3, [.insufficientData, nil, .alarm, .ok]),
    row("0XX-X", 3, [.alarm, .alarm, .alarm, .alarm]),
    row("--X--", 3, [.alarm, nil, .alarm, .ok]),
    row("0-X-X", 2, [.alarm, .alarm, .alarm, .alarm]),
    row("00X0X", 2, [.alarm, .alarm, .alarm, .alarm]),
    row("0-X--", 2, [.ok, .ok, .alarm, .ok]),
    row("----0", 2, [.ok, .ok, .alarm, .ok]),
    row("---X-", 2, [.alarm, nil, .alarm, .ok]),
  ].flatMap { $0 }

  @Test(arguments: cells)
  func `each published cell gives the published state`(cell: Cell) {
    for state in MetricAlarmState.allCases {
      #expect(Self.state(of: cell, before: state) == cell.expected ?? state)
    }
  }

  @Test func `data that all breach but are younger than M periods do not alarm yet`() {
    let young = Self.row("----X", 3, [.ok, .ok, .alarm, .ok])
    for cell in young { #expect(Self.state(of: cell, before: .ok) == cell.expected) }
  }

  /// The state after an evaluation at the end of the last minute, of an alarm on periods of one.
  private static func state(of cell: Cell, before state: MetricAlarmState) -> MetricAlarmState {
    let alarm = MetricAlarm(
      statistic: .sum, periodSeconds: 60, evaluationPeriods: 3,
      datapointsToAlarm: cell.datapointsToAlarm, comparison: .greaterOrEqual, threshold: 1,
      missingData: cell.missingData)
    let matches = cell.points.enumerated().filter { $0.element != "-" }.map { minute, point in
      GroupMatch(
        event: EventKey(seconds: Int64(minute) * 60 + 30, idHash: 0),
        value: .number(point == "X" ? 1 : 0))
    }
    let lastSecond = Int64(cell.points.count) * 60 - 1
    return MetricAlarmTimeline(
      of: alarm, matches: matches, activity: TrailActivity(), settledSeconds: lastSecond,
      after: (state, lastSecond - 60)
    ).state
  }
}
