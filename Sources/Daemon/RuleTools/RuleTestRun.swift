import Alarms
import CloudTrail
import Settings
import Rules
import Store

/// Runs the tests that stand beside rules: their events go in, their alerts must come out.
///
/// The way is that of a scan: the events are decoded, asked about, and judged like those of a trail.
public struct RuleTestRun: Sendable {
  /// What became of one test.
  public struct Outcome: Sendable {
    /// The file of the test.
    public let file: String
    /// The line where the test begins.
    public let line: Int
    /// What the test shows.
    public let name: String
    /// What is not as it should be, in lines; none means that the test passed.
    public let failures: [String]
  }

  private let settings: Configuration.Rules

  /// A run with what the configuration says of rules.
  public init(settings: Configuration.Rules = .init()) { self.settings = settings }

  /// Runs all tests of a file.
  public func outcomes(of file: RuleTestFile) -> [Outcome] {
    var settings = settings
    settings.placeholders.merge(file.placeholders) { _, own in own }
    let book = RuleBook(paths: file.rulePaths, settings: settings)
    let problems = book.problems.map(\.description)
    return file.tests.map { test in
      Outcome(
        file: file.file, line: test.line, name: test.name,
        failures: problems.isEmpty ? failures(of: test, book) : problems)
    }
  }

  private func failures(of test: RuleTest, _ book: RuleBook) -> [String] {
    var decoder = ScanDecoder(observer: ScanObserver(book))
    var history = ScanHistory(book)
    var failures: [String] = []
    let content = "{\"Records\":[\(test.records.joined(separator: ","))]}"
    decoder.decode(ArraySource(Array(content.utf8))) { found, parts in
      for part in parts {
        for rejection in part.rejections {
          failures.append("event \(rejection.record + 1) cannot be read: \(rejection.reason)")
        }
        if let reason = part.ending?.reason { failures.append(reason) }
      }
      history.add(found)
    }
    guard failures.isEmpty else { return failures }
    let alerts = history.alerts(nowSeconds: test.nowSeconds).map(\.notice)
    return AlertExpectations(book).differences(expected: test.alerts, found: alerts)
  }
}
