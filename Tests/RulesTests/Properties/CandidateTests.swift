import CloudTrail
import Testing

@testable import Rules

@Suite("Candidates")
struct CandidateTests {
  static func rules(_ detections: [String]) throws -> RuleSet {
    let rules = detections.enumerated().map { RuleHarness.rule($1, title: "rule \($0)") }
    return try RuleHarness.load(rules.joined(separator: "---\n"))
  }

  @Test(
    "a detection is a candidate exactly if source and name allow it",
    arguments: [
      ("s: {eventName: A}\ncondition: s", "x/a y/A"),
      ("s: {eventName: [A, B]}\ncondition: s", "x/a y/A x/B"),
      ("s: {eventName|startswith: A}\ncondition: s", "x/a y/A x/AB"),
      ("s: {eventName|re: ^A}\ncondition: s", "y/A x/AB"),
      ("s: {eventSource: X, eventName: A}\ncondition: s", "x/a"),
      ("s: {eventSource: X}\ncondition: s", "x/a x/B x/AB x/-"),
      ("s: {eventSource: X}\nt: {eventName: A}\ncondition: s or t", "x/a y/A x/B x/AB x/-"),
      ("s: {eventSource: X}\nt: {eventName: A}\ncondition: s and not t", "x/B x/AB x/-"),
      ("s: {eventName: A}\ncondition: not s", "x/B x/AB -/- x/-"),
      ("s: {eventName: A, c: 1}\ncondition: not s", "x/a y/A x/B x/AB -/- x/-"),
      ("s: {eventName|neq: A}\ncondition: not s", "x/a y/A"),
      ("s: {eventName|neq: A}\nt: {eventName|neq: B}\ncondition: not (s and t)", "x/a y/A x/B"),
      ("s: {eventName: null}\ncondition: s", "-/- x/-"),
      ("s: {eventName: [null, B]}\ncondition: s", "x/B -/- x/-"),
      ("s: {eventName|exists: true}\ncondition: s", "x/a y/A x/B x/AB"),
      ("s: {c: 1}\ncondition: s", "x/a y/A x/B x/AB -/- x/-"),
      ("s: {eventName|all: [A, B]}\ncondition: s", ""),
      ("s: [amazon]\ncondition: s", "x/a y/A x/B x/AB -/- x/-"),
      ("s: {eventName|fieldref: c}\ncondition: s", "x/a y/A x/B x/AB -/- x/-"),
      ("s: [{eventName: A, eventSource: X}, {eventName: B}]\ncondition: 1 of s*", "x/a x/B"),
    ])
  func exact(_ detection: String, _ expected: String) throws {
    let rules = try Self.rules([detection])
    var found: [String] = []
    for pair in ["x/a", "y/A", "x/B", "x/AB", "-/-", "x/-"] {
      let values = pair.split(separator: "/").map { $0 == "-" ? nil : String($0) }
      let members = zip(["eventSource", "eventName"], values).compactMap { name, value in
        value.map { "\"\(name)\":\"\($0)\"" }
      }
      let event = try TestEvent("{\(members.joined(separator: ","))}")
      let indexed = rules.candidates(eventSource: values[0], eventName: values[1])
      if indexed == [0], event.mayMatch(rules, 0, knowing: .shape) { found.append(pair) }
    }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(
    "a section rules out what it answers with no",
    arguments: [
      ("s: {userIdentity.type: Root}\ncondition: s", "shape client address"),
      ("s: {actor: b}\ncondition: s", "shape client address"),
      ("s: {outcome: denied}\ncondition: s", "shape identity client address"),
      ("s: {userAgent|contains: tool, c: 1}\ncondition: s", "shape identity address"),
      (
        "s: {userAgent|contains: tool}\nt: {c: 1}\ncondition: s or t",
        "shape identity client address"
      ),
      ("s: {tlsDetails.tlsVersion: TLSv1.2}\ncondition: not s", "shape identity address"),
      ("s: {sourceIPAddress|cidr: 10.0.0.0/8}\ncondition: s", "shape identity client"),
      ("s: {errorCode|exists: true, userAgent: x}\ncondition: s", "identity address"),
      ("s: {userAgent|fieldref: sourceIPAddress}\ncondition: s", "shape identity client address"),
      ("s: {userAgent|fieldref: tlsDetails.tlsVersion}\ncondition: s", "shape identity address"),
      ("s: [tool]\ncondition: s", "shape identity client address"),
    ])
  func sections(_ detection: String, _ expected: String) throws {
    let rules = try Self.rules([detection])
    let event = try TestEvent(
      """
      {"userIdentity":{"type":"IAMUser"},"userAgent":"a browser","sourceIPAddress":"192.0.2.1",\
      "tlsDetails":{"tlsVersion":"TLSv1.2"},"eventName":"x"}
      """)
    let context = EventContext(actor: "a", outcome: "allowed")
    let allowing = Section.allCases.filter { event.mayMatch(rules, 0, knowing: $0, context) }
    #expect(allowing.map { "\($0)" }.joined(separator: " ") == expected)
    for section in Section.allCases where !allowing.contains(section) {
      #expect(rules.asks(0, about: section))
    }
  }

  @Test("candidates come in ascending order, each once")
  func order() throws {
    let rules = try Self.rules([
      "s: {c: 1}\ncondition: s",
      "s: {eventName: [A, a]}\ncondition: s",
      "s: {eventSource: x}\ncondition: s",
      "s: {d: 1}\ncondition: s",
      "s: {eventName: A}\nt: {eventSource: x}\ncondition: s and t",
    ])
    #expect(rules.candidates(eventSource: "X", eventName: "A") == [0, 1, 2, 3, 4])
    #expect(rules.candidates(eventSource: nil, eventName: "b") == [0, 3])
    #expect(rules.allCandidates == [0, 1, 2, 3, 4])
  }
}
