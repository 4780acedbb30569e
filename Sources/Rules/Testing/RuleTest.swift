/// A file of tests that stands beside a file of rules: `NAME.test.yml`.
public struct RuleTestFile: Sendable {
  /// The file, as it was named.
  public let file: String
  /// The rules that are tested, as paths from the file's folder.
  public let rulePaths: [String]
  /// What stands for names in the rules, beside what the configuration says.
  public let placeholders: [String: [String]]
  /// The tests, in the order of the file.
  public let tests: [RuleTest]
}

/// Events that go in, and the alerts that must come out.
public struct RuleTest: Sendable {
  /// What the test shows.
  public let name: String
  /// The line where it begins.
  public let line: Int
  /// The events, each a record as AWS would write it.
  public let records: [String]
  /// The clock, in seconds since 1970: what has not happened until then, has not happened.
  public let nowSeconds: Int64
  /// The alerts that must ring, and no others.
  public let alerts: [ExpectedAlert]
}

/// What a test says of an alert; what it does not say may be anything.
public struct ExpectedAlert: Sendable {
  /// The line where it stands.
  public let line: Int
  /// The rule's id, name or title.
  public let rule: String
  /// When the episode begins, in seconds since 1970.
  public let startedAt: Int64?
  /// When it last holds.
  public let lastAt: Int64?
  /// How many events belong to it.
  public let count: Int?
  /// Members of the group, with their values as JSON.
  public let group: [(field: String, value: String)]

  /// How much it says: what says most is looked for first.
  public var detailCount: Int {
    [startedAt != nil, lastAt != nil, count != nil].count { $0 } + group.count
  }
}
