import CloudTrail
import Integrity

/// Where the log files lie that a digest should list, by their names.
struct LogFolder {
  /// Names in a folder.
  struct NameRange: Hashable {
    let directory: String
    /// The first name.
    let first: String
    /// The name behind the last one.
    let end: String
  }

  /// The names that tell of a time that the digest covers, and those that tell of none.
  let ranges: [NameRange]

  /// Greater than every name, for UTF-8 has no such byte.
  private static let greatest = "\u{10FFFF}"

  /// The folder beside that of a digest; nil where it does not lie as CloudTrail lays it out.
  init?(_ found: FoundDigest) {
    var parts = found.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard
      let folder = parts.lastIndex(of: TrailPath.Folder.digests.rawValue),
      parts.count == folder + 6
    else { return nil }
    parts[folder] = TrailPath.Folder.events.rawValue
    let region = parts[..<(folder + 2)].joined(separator: "/")
    let prefix = "\(found.chain.account)_\(TrailPath.Folder.events.rawValue)_\(found.chain.region)_"
    let start = found.digest.startSeconds - CoveredTime.deliverySeconds
    let end = found.digest.endSeconds - CoveredTime.deliverySeconds
    var ranges: [NameRange] = []
    // Folders are named after the day of delivery, files after the minute in which it began.
    for day in Set([start, found.digest.startSeconds, found.digest.endSeconds].map(Self.day))
      .sorted()
    {
      let directory = "\(region)/\(day)"
      ranges.append(
        NameRange(
          directory: directory, first: prefix + Self.minute(start), end: prefix + Self.minute(end)))
    }
    let directory = "\(region)/\(Self.day(found.digest.startSeconds))"
    ranges.append(NameRange(directory: directory, first: "", end: prefix))
    ranges.append(
      NameRange(directory: directory, first: prefix + Self.greatest, end: Self.greatest))
    self.ranges = ranges
  }

  private static func day(_ seconds: Int64) -> String {
    let date = EventTime.text(ofSeconds: seconds).utf8.prefix(10)
    return String(
      decoding: date.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
  }

  /// `YYYYMMDDTHHmm`: names of a minute begin with it.
  private static func minute(_ seconds: Int64) -> String {
    String(DeliveryTime.compactText(ofSeconds: seconds).prefix(13))
  }
}
