/// The account and the region that a filter or an alarm is of.
struct RuleAccount: Hashable {
  let number: String
  let region: String

  /// Those that an ARN names: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:Name`.
  init?(arn: String) {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    let (region, number) = (parts[3], parts[4])
    guard number.utf8.count == 12, number.allSatisfy({ "0"..."9" ~= $0 }),
      (1...32).contains(region.utf8.count),
      region.allSatisfy({ "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" })
    else { return nil }
    self.number = String(number)
    self.region = String(region)
  }

  var words: [String] { [number, region] }

  /// For names and for people.
  var text: String { "\(number) \(region)" }
}
