/// What measurements read; the raw value names its place in the workspace.
///
/// In the order in which they are made: the rows come out of the bulk trail.
enum Input: String, CaseIterable {
  /// A trail with files of some hundred records.
  case bulk
  /// A trail with files as small as real ones: five records at the median.
  case small
  /// One file with 300 MB of content.
  case largeFile = "large-file"
  /// Files that hold a record of 3 MB beside small ones.
  case largeRecord = "large-record"
  case rules60 = "rules-60"
  case rules1000 = "rules-1000"
  /// Rules of every type, that together match about once an event.
  case rulesCounting = "rules-counting"
  /// All rules that Trailbell ships.
  case rulesShipped = "rules-shipped"
  /// A database that holds the bulk trail.
  case rows = "rows.sqlite"
}
