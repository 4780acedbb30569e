import Alarms
import CloudTrail
import Notify

/// A list of alerts for programs: one JSON object in one line.
struct AlertListJSON {
  let text: String

  init(_ notices: [AlertNotice], _ moreCount: Int) {
    text = JSONText.object([
      ("alerts", JSONText.list(notices.map { AlertJSON.text($0) })),
      ("more", "\(moreCount)"),
    ])
  }
}
