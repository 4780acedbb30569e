import CloudTrail
import Coverage
import Notify
import Retention

/// A coverage for programs: one JSON object in one line.
struct CoverageJSON {
  let text: String

  init(_ coverage: TrailCoverage, _ places: [PlaceCoverage]) {
    text = JSONText.object([
      ("from", JSONText.time(coverage.firstSecond)),
      ("hours", "\(coverage.hourCount)"),
      (
        "findings",
        JSONText.list(
          coverage.findings(of: places).map {
            JSONText.text(CoverageWords.sentence($0, coverage))
          })
      ),
      DeletionJSON.member(coverage.deletions),
      ("strayFiles", "\(coverage.strayFiles)"),
      ("places", JSONText.list(places.map { Self.place($0, coverage) })),
    ])
  }

  private static func place(_ place: PlaceCoverage, _ coverage: TrailCoverage) -> String {
    JSONText.object([
      ("account", JSONText.text(place.account)), ("region", JSONText.text(place.region)),
      ("files", "\(place.files)"), ("digests", "\(place.digests)"),
      ("events", "\(place.events)"), ("lateEvents", "\(place.lateEvents)"),
      ("lateBySecondsMaximum", "\(place.lateByMaximum)"),
      ("insightFiles", "\(place.insightFiles)"), ("networkFiles", "\(place.networkFiles)"),
      ("problemFiles", "\(place.problemFiles)"),
      ("dataSources", JSONText.list(place.dataSources.sorted().map(JSONText.text))),
      (
        "gaps",
        JSONText.list(
          place.gaps.map { gap in
            JSONText.object([
              ("from", JSONText.time(coverage.second(ofHour: gap.lowerBound))),
              ("until", JSONText.time(coverage.second(ofHour: gap.upperBound))),
            ])
          })
      ),
      ("states", JSONText.list(place.states.map { JSONText.text($0.rawValue) })),
    ])
  }
}

/// A coverage as rows of comma-separated values: one for each place and hour.
struct CoverageCSV {
  let text: String

  private static let header = [
    "account", "region", "hour", "state", "files", "digests", "events", "late_events",
    "deleted_by",
  ]

  init(_ coverage: TrailCoverage, _ places: [PlaceCoverage]) {
    text =
      CSVText.line(Self.header.map(CSVText.Cell.text))
      + places.flatMap { place in
        zip(place.states, place.hours).enumerated().map { index, pair in
          let (state, hour) = pair
          return CSVText.line([
            .text(place.account), .text(place.region),
            .text(EventTime.text(ofSeconds: coverage.second(ofHour: index))),
            .text(state.rawValue), .number("\(hour.files)"), .number("\(hour.digests)"),
            .number("\(hour.events)"), .number("\(hour.lateEvents)"),
            Self.deletedBy(place, coverage.second(ofHour: index), coverage.deletions),
          ])
        }
      }.joined()
  }

  /// The rules that deleted events which can have been of an hour.
  private static func deletedBy(
    _ place: PlaceCoverage, _ second: Int64, _ deletions: [PeriodDeletion]
  ) -> CSVText.Cell {
    let reasons = deletions.filter {
      $0.concerns(account: place.account) && $0.overlaps(second...(second + 3_599))
    }.map(\.why)
    return reasons.isEmpty ? .none : .text(Set(reasons).sorted().joined(separator: "; "))
  }
}
