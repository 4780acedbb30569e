import CloudTrail
import Coverage
import Notify

/// A coverage for people: what stands out, then a calendar of each place, a day to a row and an hour
/// to a cell.
struct CoverageCalendar {
  let text: String

  /// How many findings of one kind are told.
  private static let findingMaximum = 20

  init(_ coverage: TrailCoverage, _ places: [PlaceCoverage], isUnicode: Bool) {
    let first = EventTime.text(ofSeconds: coverage.firstSecond)
    let last = EventTime.text(ofSeconds: coverage.second(ofHour: coverage.hourCount) - 1)
    var lines = ["\(first) to \(last), \(Numbers.counted(places.count, "place"))"]
    let findings = coverage.findings(of: places)
    lines +=
      [""]
      + findings.prefix(Self.findingMaximum).map {
        CoverageWords.sentence($0, coverage)
      }
    if findings.count > Self.findingMaximum {
      lines.append("… and \(findings.count - Self.findingMaximum) more; --format json has all")
    }
    if coverage.strayFiles > 0 {
      lines.append(
        "\(Numbers.grouped(coverage.strayFiles)) files lie in no folder of CloudTrail's layout, or "
          + "have no time in their names")
    }
    for place in places { lines += [""] + Self.calendar(place, coverage, isUnicode) }
    lines += ["", Self.legend(isUnicode)]
    text = lines.map(LogText.line).joined(separator: "\n")
  }

  private static func calendar(
    _ place: PlaceCoverage, _ coverage: TrailCoverage, _ isUnicode: Bool
  ) -> [String] {
    let heading =
      "\(place.account) \(place.region): \(Numbers.counted(place.files, "file")), "
      + "\(Numbers.counted(place.digests, "digest")), \(Numbers.grouped(place.events)) events"
      + (place.lateEvents > 0 ? ", \(Numbers.grouped(place.lateEvents)) of them late" : "")
    let states = place.states
    guard states.contains(where: { $0 != .outside }) else { return [heading] }
    var lines = [heading, "            0     6     12    18"]
    let firstDay = coverage.firstSecond / 86_400
    let lastDay = coverage.second(ofHour: coverage.hourCount - 1) / 86_400
    for day in firstDay...max(firstDay, lastDay) {
      let cells = (Int64(0)..<24).map { hour -> Character in
        guard let index = coverage.index(of: day * 86_400 + hour * 3_600) else { return " " }
        return mark(states[index], isLate: place.hours[index].lateEvents > 0, isUnicode)
      }
      // Days before the first file and after the last say nothing.
      guard cells.contains(where: { $0 != " " }) else { continue }
      lines.append("\(EventTime.text(ofSeconds: day * 86_400).prefix(10))  \(String(cells))")
    }
    return lines
  }

  private static func mark(
    _ state: CoverageHour.State, isLate: Bool, _ isUnicode: Bool
  ) -> Character {
    if isLate, state == .files || state == .undigested { return isUnicode ? "▒" : "L" }
    return switch state {
    case .files: isUnicode ? "█" : "#"
    case .undigested: isUnicode ? "▄" : "+"
    case .silent: isUnicode ? "·" : "."
    case .gap: isUnicode ? "✗" : "X"
    case .unknown: "?"
    case .outside: " "
    }
  }

  private static func legend(_ isUnicode: Bool) -> String {
    let marks: [(CoverageHour.State, String)] = [
      (.files, "files"), (.undigested, "files without a digest"),
      (.silent, "a digest says that nothing happened"), (.gap, "missing: neither file nor digest"),
      (.unknown, "nothing came, and no digest says why"),
    ]
    return marks.map { "\(mark($0.0, isLate: false, isUnicode)) \($0.1)" }.joined(separator: "; ")
      + "; \(mark(.files, isLate: true, isUnicode)) events of the hour came more than an hour late"
  }
}
