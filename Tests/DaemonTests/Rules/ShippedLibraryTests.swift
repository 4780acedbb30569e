import Settings
import Daemon
import Foundation
import Rules
import Testing

/// The rules that come with Trailbell, each with its tests beside it.
struct ShippedLibraryTests {
  private let loaded: LoadedRules

  init() {
    var loader = RuleLoader(Configuration.Rules())
    loader.lints = true
    loaded = loader.load(paths: [Ingest.shippedRulesPath])
  }

  @Test func `every rule can be run, and the linter has nothing to say`() {
    #expect(loaded.problems == [])
    #expect(loaded.warnings == [])
  }

  @Test func `every rule says what it is about, how grave it is and what may look like it`() {
    for alarm in loaded.rules.alarms {
      #expect(UUID(uuidString: alarm.id) != nil, "\(alarm.file): the id is a UUID")
      #expect(alarm.description?.isEmpty == false, "\(alarm.file): \(alarm.title)")
      #expect(!alarm.falsePositives.isEmpty, "\(alarm.file): \(alarm.title)")
      #expect(alarm.author == "Trailbell")
      let hasTechnique = alarm.tags.contains { $0.hasPrefix("attack.t") && $0.count >= 12 }
      #expect(hasTechnique, "\(alarm.file): \(alarm.title)")
    }
  }

  @Test func `every test of every rule passes`() {
    let (files, problems) = RuleTestReader.read(paths: [Ingest.shippedRulesPath])
    #expect(problems == [])
    let run = RuleTestRun()
    for outcome in files.flatMap(run.outcomes) {
      #expect(outcome.failures == [], "\(outcome.file):\(outcome.line): \(outcome.name)")
    }
  }

  @Test func `every rule that rings has a test in which it does, and one in which it does not`() {
    let (files, _) = RuleTestReader.read(paths: [Ingest.shippedRulesPath])
    let byRuleFile = Dictionary(grouping: files) { file in
      file.file.replacingOccurrences(of: ".test.yml", with: ".yml")
    }
    for alarm in loaded.rules.alarms where alarm.rings {
      let tests = byRuleFile[alarm.file]?.flatMap(\.tests) ?? []
      let names = [alarm.id, alarm.title, alarm.name ?? alarm.id]
      let ringing = tests.count { $0.alerts.contains { names.contains($0.rule) } }
      #expect(ringing > 0, "\(alarm.file): no test in which '\(alarm.title)' rings")
      #expect(ringing < tests.count, "\(alarm.file): no test in which '\(alarm.title)' is silent")
    }
  }

  @Test func `no two rules have one title`() {
    let titles = Dictionary(grouping: loaded.rules.alarms, by: \.title)
    #expect(titles.filter { $0.value.count > 1 }.keys.sorted() == [])
  }
}
