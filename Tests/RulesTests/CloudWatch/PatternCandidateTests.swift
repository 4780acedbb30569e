import CloudTrail
import Testing

@testable import Rules

@Suite("Candidates among filter patterns")
struct PatternCandidateTests {
  @Test(arguments: [
    ("$.eventName = A", "x/A y/A x/a"),
    (#"$.eventName = "A""#, "x/A y/A x/a"),
    ("$.['eventName'] = A", "x/A y/A x/a"),
    ("$.eventName = A || $.eventName = B", "x/A y/A x/a x/B"),
    ("$.eventSource = x && ($.eventName = A || $.eventName = B)", "x/A y/A x/a x/B"),
    ("$.eventSource = x", "x/A x/a x/B x/AB x/-"),
    ("$.eventSource = x && $.eventName != A", "x/A x/a x/B x/AB x/-"),
    ("$.eventName = A*", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName = %^A%", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName = 1", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName NOT EXISTS", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName IS NULL || $.eventName = A", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName.a = A", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.eventName[*] = A", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.* = A", "x/A y/A x/a x/B x/AB x/- -/-"),
    ("$.a = A || $.eventName = A", "x/A y/A x/a x/B x/AB x/- -/-"),
  ])
  func `the index asks a pattern of the events that its literals allow`(
    _ pattern: String, _ expected: String
  ) throws {
    let rules = try PatternHarness.rules(["{ \(pattern) }"])
    let found = ["x/A", "y/A", "x/a", "x/B", "x/AB", "x/-", "-/-"].filter { pair in
      let values = pair.split(separator: "/").map { $0 == "-" ? nil : String($0) }
      return rules.candidates(eventSource: values[0], eventName: values[1]) == [0]
    }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("$.eventName = x", "identity client address"),
    ("$.eventName = X", "shape identity client address"),
    ("$.userIdentity.type = Root", "shape client address"),
    ("$.userIdentity.* = Root", "shape client address"),
    ("$.userIdentity.invokedBy NOT EXISTS", "shape identity client address"),
    ("$.userIdentity NOT EXISTS", "shape client address"),
    ("$.userAgent = *tool* && $.c = 1", "shape identity address"),
    ("$.userAgent = *tool* || $.c = 1", "shape identity client address"),
    ("$.tlsDetails.tlsVersion != TLSv1.2", "shape identity address"),
    ("$.sourceIPAddress = 10.*", "shape identity client"),
    ("$.errorCode = x && $.userAgent = x", "identity address"),
    ("$.* = tool", "shape identity client address"),
    ("$.c = 1", "shape identity client address"),
  ])
  func `a section rules out what it answers with no`(
    _ pattern: String, _ expected: String
  ) throws {
    let rules = try PatternHarness.rules(["{ \(pattern) }"])
    let event = try TestEvent(
      """
      {"userIdentity":{"type":"IAMUser"},"userAgent":"a browser","sourceIPAddress":"192.0.2.1",\
      "tlsDetails":{"tlsVersion":"TLSv1.2"},"eventName":"X"}
      """)
    let allowing = Section.allCases.filter { event.mayMatch(rules, 0, knowing: $0) }
    #expect(allowing.map { "\($0)" }.joined(separator: " ") == expected)
    for section in Section.allCases where !allowing.contains(section) {
      #expect(rules.asks(0, about: section))
    }
  }
}
