import Testing

@testable import Simulation

/// The simulator and the rule files tell the same story.
struct ShippedRuleTests {
  @Test(arguments: ShippedRule.all.indices)
  func `every rule that rings has its file, title, window and threshold`(index: Int) throws {
    let rule = ShippedRule.all[index]
    let documents = try RuleDocument.all(in: ["ml", "access", "tampering"])
    let document = try #require(documents.first { $0.id == rule.id }, "\(rule.title)")
    #expect(document.title == rule.title)
    // Plain detections ring at one event, for an hour and by actor, which no file has to say.
    guard document.isCorrelation else {
      #expect(rule.groupBy == [.actor] && rule.threshold == 1 && rule.windowSeconds == 3_600)
      return
    }
    #expect(document.has("    timespan: \(rule.windowSeconds / 60)m"))
    #expect(
      document.has("        gte: \(rule.threshold)")
        || document.has("        gt: \(rule.threshold - 1)"))
    switch rule.measure {
    case .events: #expect(document.has("    type: event_count"))
    case .differentEventNames:
      #expect(document.has("    type: value_count"))
      #expect(document.has("        field: eventName"))
    }
    for field in rule.groupBy { #expect(document.has("        - \(field.rawValue)")) }
  }

  @Test func `titles are not as long as stories, and no two rules have one id`() throws {
    let documents = try RuleDocument.all(in: RuleDocument.folders)
    for document in documents {
      #expect((1...60).contains(document.title.count), "\(document.title)")
    }
    #expect(Set(documents.map(\.id)).count == documents.count)
  }

  @Test func `every name of a document is there for a correlation that counts it`() throws {
    let documents = try RuleDocument.all(in: RuleDocument.folders)
    for document in documents {
      guard let name = document.name else { continue }
      let isCounted = documents.contains { $0.isCorrelation && $0.has("        - \(name)") }
      #expect(isCounted, "\(document.title)")
    }
  }

  @Test(arguments: [
    "title: ", "id: ", "status: ", "description: ", "author: Trailbell", "date: ",
    "falsepositives:", "level: ", "tags:\n    - attack.",
  ])
  func `every document has the fields that people rely on`(field: String) throws {
    for document in try RuleDocument.all(in: RuleDocument.folders) {
      #expect("\n\(document.text)".contains("\n\(field)"), "\(document.title)")
    }
  }
}
