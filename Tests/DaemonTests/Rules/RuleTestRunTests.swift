import Daemon
import Foundation
import Rules
import Testing

/// Tests that people write beside their rules.
struct RuleTestRunTests {
  private static let rule = """
    title: Denied
    name: denied
    logsource: {product: aws, service: cloudtrail}
    detection:
      s: {errorCode: AccessDenied}
      own: {actor|expand: '%own%'}
      condition: s and not own
    ---
    title: Burst
    id: 0b3bbd1e-3c3a-4d3c-9d5a-3d4b7b1f0a11
    correlation:
      type: event_count
      rules: denied
      group-by: sourceIPAddress
      timespan: 10m
      condition: {gte: 3}

    """

  /// The outcomes of a file of tests beside the rule.
  private func outcomes(_ tests: String) throws -> [RuleTestRun.Outcome] {
    let folder = try TemporaryFolder()
    try Data(Self.rule.utf8).write(to: URL(fileURLWithPath: folder.path("burst.yml")))
    try Data(tests.utf8).write(to: URL(fileURLWithPath: folder.path("burst.test.yml")))
    let (files, problems) = RuleTestReader.read(paths: [folder.path])
    #expect(problems == [])
    return files.flatMap(RuleTestRun().outcomes)
  }

  private static let head = """
    placeholders: {own: ['*:user/own']}
    defaults:
      eventName: GetObject
      errorCode: AccessDenied
      sourceIPAddress: 192.0.2.7
      userIdentity: {type: IAMUser, arn: 'arn:aws:iam::111122223333:user/ann', userName: ann}
    tests:

    """

  @Test func `a test passes when exactly its alerts ring`() throws {
    let found = try outcomes(
      Self.head + """
          - name: three within ten minutes
            events: [{eventTime: 2026-03-01T10:00:00Z, repeat: 3, every: 5m}]
            alerts:
              - rule: Burst
                started_at: 2026-03-01T10:10:00Z
                last_at: 2026-03-01T10:10:00Z
                count: 3
                group: {sourceIPAddress: 192.0.2.7}
          - name: our own do not count
            events:
              - eventTime: 2026-03-01T10:00:00Z
                repeat: 3
                userIdentity: {arn: 'arn:aws:iam::111122223333:user/own'}
            alerts: []
        """)
    #expect(found.map(\.failures) == [[], []])
  }

  @Test func `what is missing and what is too much is told with its place`() throws {
    let found = try outcomes(
      Self.head + """
          - name: not enough
            events: [{eventTime: 2026-03-01T10:00:00Z, repeat: 2, every: 5m}]
            alerts: [{rule: Burst, count: 3}]
          - name: unexpected
            events: [{eventTime: 2026-03-01T10:00:00Z, repeat: 3, every: 1s}]
            alerts: []
          - name: at another time
            events: [{eventTime: 2026-03-01T10:00:00Z, repeat: 3, every: 1s}]
            alerts: [{rule: 0b3bbd1e-3c3a-4d3c-9d5a-3d4b7b1f0a11, started_at: 2026-03-01T10:00:03Z}]
        """)
    #expect(found.map(\.failures.count) == [1, 1, 2])
    #expect(found[0].failures[0] == "line 10: did not ring: Burst, count 3")
    #expect(found[1].failures[0].hasPrefix("rang, and was not expected: Burst, started_at"))
    #expect(found[1].line == 11)
  }

  @Test func `of alerts that say less the one that says more has the first choice`() throws {
    let found = try outcomes(
      Self.head + """
          - name: two addresses
            events:
              - {eventTime: 2026-03-01T10:00:00Z, repeat: 3, every: 1s}
              - {eventTime: 2026-03-01T10:00:00Z, repeat: 3, every: 1s, sourceIPAddress: 192.0.2.8}
            alerts:
              - {rule: Burst}
              - {rule: Burst, group: {sourceIPAddress: 192.0.2.7}}
        """)
    #expect(found.map(\.failures) == [[]])
  }

  @Test func `a rule that cannot be run fails every test of its file`() throws {
    let found = try outcomes(
      """
      tests:
        - {name: any, events: [], alerts: []}
      """)
    #expect(found.first?.failures.first?.contains("'%own%' is not configured") == true)
  }

  @Test(arguments: [
    ("tests: []", "the file has no tests"),
    ("rule: x\ntests: [{}]", "a file of tests has no 'rule'"),
    ("tests: [{events: []}]", "the test has no name"),
    ("tests: [{name: a, events: []}]", "the test does not say which alerts ring"),
    ("tests: [{name: a, events: [{}], alerts: []}]", "the event has no eventTime"),
    ("tests: [{name: a, events: [{eventTime: now}], alerts: []}]", "'now' is not a time"),
    (
      "tests: [{name: a, events: [{eventTime: 2026-03-01T10:00:00Z, repeat: 200000}], alerts: []}]",
      "more than 100000 events"
    ),
    (
      "tests: [{name: a, events: [{eventTime: 2026-03-01T10:00:00Z}, "
        + "{eventTime: 2026-03-01T10:00:00Z, repeat: 9223372036854775807}], alerts: []}]",
      "more than 100000 events"
    ),
    (
      "tests: [{name: a, events: {eventTime: 2026-03-01T10:00:00Z}, alerts: []}]",
      "'events' must be a list"
    ),
    ("tests: [{name: a, alerts: []}]", "the test does not say what happens"),
    ("defaults: [a]\ntests: [{name: a, events: [], alerts: []}]", "'defaults' must be a map"),
    (
      "defaults: {repeat: 2}\ntests: [{name: a, events: [], alerts: []}]",
      "'repeat' says how often an event comes"
    ),
    (
      "tests: [{name: a, events: [{eventTime: 2026-03-01T10:00:00Z, every: 5m}], alerts: []}]",
      "'every' says how far repeated events are apart"
    ),
    ("tests: [{name: a, events: [], alerts: [{rule: a, group: b}]}]", "'group' must be a map"),
    (
      "placeholders: [a]\ntests: [{name: a, events: [], alerts: []}]",
      "'placeholders' must be a map"
    ),
    ("tests: [{name: a, events: [], alerts: [{count: 1}]}]", "the alert names no rule"),
    ("tests: [{name: a, events: [], alerts: [{rule: a, times: 1}]}]", "an alert has no 'times'"),
    ("- a", "a file of tests is one map"),
  ])
  func `a file that is none says where and why`(_ text: String, _ fault: String) throws {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("odd.test.yml")))
    let (files, problems) = RuleTestReader.read(paths: [folder.path])
    #expect(files.isEmpty)
    #expect(problems.first?.fault.contains(fault) == true, "\(problems)")
  }
}
