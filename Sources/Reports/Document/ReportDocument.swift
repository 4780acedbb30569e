import Store

/// A report as somebody reads it: numbers first, then sections, then where it comes from.
struct ReportDocument {
  /// What it is, such as `Audit report`.
  let title: String
  /// What it is about, in a sentence.
  let abstract: String
  let period: ReportPeriod
  /// The numbers that stand first.
  let figures: [Figure]
  let sections: [Section]
  /// How far the database goes.
  let extent: ReportTable
  /// What was deleted of the period.
  let deleted: ReportTable

  /// A number that stands first.
  struct Figure {
    let value: String
    let label: String
  }

  /// A part with a heading.
  struct Section {
    /// Its name in addresses.
    let identifier: String
    let title: String
    /// What the numbers mean, and what they cannot say.
    let paragraphs: [String]
    let exhibits: [Exhibit]
  }

  /// A table, with a chart where one helps.
  struct Exhibit {
    let title: String
    let table: ReportTable
    var chart = Chart.none
    /// How many rows are shown.
    var shownRows = 25
    /// What stands in the place of a table without rows.
    var emptyText = "None."
    /// Whether the numbers are folded away under the chart.
    var isFolded = false
  }

  /// How numbers are drawn.
  enum Chart {
    case none
    /// Columns by day of the sum of some columns, and of a part of it, which is called by a label.
    case days(whole: [String], part: String, label: String)
    /// A bar in each row.
    case bars(String)
    /// Squares by day of the week and hour.
    case week
    /// A strip of days for each account and region.
    case calendar
  }
}

extension ReportDocument {
  /// The report of some data.
  init(_ data: ReportData) {
    self =
      switch data.kind {
      case .audit: .audit(data)
      case .ml: .models(data)
      case .access: .access(data)
      case .integrity: .integrity(data)
      }
  }
}
