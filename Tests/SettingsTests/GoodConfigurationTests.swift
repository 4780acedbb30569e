import Retention
import Testing

@testable import Settings

@Suite struct GoodConfigurationTests {
  private func parse(_ text: String) throws -> Configuration {
    try Configuration.parse(text: text, fileName: "/nowhere/etc/trailbell.yaml")
  }

  @Test func everyKeyIsTakenOver() throws {
    var expected = Configuration()
    expected.trail.directories = ["/srv/one", "/srv/two"]
    expected.trail.rescanInterval = .seconds(300)
    expected.trail.inotifyEnabled = false
    expected.database.path = "/srv/events.db"
    expected.database.pageCacheBytes = 64 << 20
    expected.database.synchronous = .normal
    expected.database.walLimitBytes = 1 << 30
    expected.database.sealInterval = .seconds(60)
    expected.retention.profiles = [.gdpr]
    expected.retention.atLeast = .seconds(31 * 86_400)
    expected.retention.atMost = .seconds(300 * 86_400)
    var reads = Configuration.Retention.Rule()
    reads.events = [.data, .network]
    reads.accounts = ["111122223333"]
    reads.atMost = .seconds(90 * 86_400)
    expected.retention.rules = ["reads": reads]
    expected.batch.eventsMax = 1
    expected.batch.waitMax = .milliseconds(1)
    expected.decode.threads = 64
    expected.decode.recordSizeMaxBytes = 64 << 10
    expected.decode.nestingDepthMax = 8
    expected.decode.inflatedSizeMaxBytes = 16 << 30
    expected.decode.inflateRatioMax = 1032
    expected.rules.paths = ["/nowhere/etc/rules", "/nowhere/more.yaml"]
    expected.rules.exclude = ["noisy rule", "aws_*.yml"]
    expected.rules.shadow = ["new rule"]
    expected.rules.detectionWindow = .seconds(30 * 86_400)
    expected.alerts.deliveryDelay = .zero
    expected.alerts.repeatInterval = .seconds(60)
    expected.alerts.repeatIntervalMax = .seconds(60)
    expected.alerts.summaryAge = .seconds(365 * 86_400)
    expected.alerts.aboutItself = false
    expected.sinks.stdout.enabled = false
    expected.sinks.stdout.format = .json
    expected.sinks.stdout.choice.levelMin = .critical
    expected.log.level = .trace
    let text = """
      trail: {directories: [/srv/one, /srv/two], rescan_interval: 5m, inotify: false}
      database: {path: /srv/events.db, page_cache: 64MiB, synchronous: normal, wal_limit: 1GiB, seal_interval: 1m}
      retention:
        profiles: [gdpr]
        at_least: 31d
        at_most: 300d
        rules:
          reads: {events: [data, network], accounts: ["111122223333"], at_most: 90d}
      batch: {events_max: 1, wait_max: 1ms}
      decode:
        threads: 64
        record_size_max: 64KiB
        nesting_depth_max: 8
        inflated_size_max: 16GiB
        inflate_ratio_max: 1032
      rules:
        paths: [rules, ../more.yaml]
        exclude: [noisy rule, "aws_*.yml"]
        shadow: [new rule]
        detection_window: 30d
      alerts:
        delivery_delay: 0s
        repeat_interval: 1m
        repeat_interval_max: 1m
        summary_age: 365d
        about_itself: false
      sinks:
        stdout: {enabled: false, format: json, level_min: critical}
      log: {level: trace}
      """
    #expect(try parse(text) == expected)
  }

  @Test(arguments: [
    "trail:\n", "trail:\nlog: ~\n", "log:\n  # level: debug\n", "sinks:\n  stdout:\n",
    "%YAML 1.1\n---\nlog:\n  level: info\n...\n", "\u{FEFF}log:\n  level: info\n",
    "log:\r\n  level: info\r\n", "\"log\": {'level': \"info\"}", "log: {level: !!str info}",
  ])
  func whatSetsNothingElseIsTheDefault(_ text: String) throws {
    #expect(try parse(text) == Configuration())
  }

  @Test func anAnchorIsFollowed() throws {
    let text = "trail:\n  directories: [&root /srv/trail]\nrules:\n  paths: [*root]\n"
    #expect(try parse(text).rules.paths == ["/srv/trail"])
  }

  /// What is printed is what would be written in the file, so that it reads back the same.
  @Test func theSummaryReadsBack() throws {
    var configuration = Configuration()
    configuration.trail.directories = ["/a", "/b c"]
    configuration.batch.waitMax = .milliseconds(1500)
    configuration.database.pageCacheBytes = 1_048_577
    configuration.sinks.stdout.choice.levelMin = .high
    #expect(configuration.summaryLines().contains("trail.directories = [/a, /b c]"))
    #expect(configuration.summaryLines().contains("batch.wait_max = 1500ms"))
    let text = configuration.summaryLines().map { line in
      let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
      let keys = parts[0].split(separator: ".").map(String.init)
      return (keys, parts[1])
    }
    #expect(try parse(nested(text)) == configuration)
  }

  @Test func theSummaryHasALineForEveryKey() {
    let lines = Configuration().summaryLines()
    #expect(lines.count == 41)
    #expect(lines.first == "trail.directories = [/var/lib/trailbell/trail]")
    #expect(lines.last == "log.level = info")
  }

  @Test(arguments: [(0, 1, 1), (0, 2, 2), (0, 128, 64), (0, 0, 1), (3, 1, 3)])
  func threadsFollowTheCores(_ threads: Int, _ cores: Int, _ count: Int) {
    var decode = Configuration.Decode()
    decode.threads = threads
    #expect(decode.threadCount(cores: cores) == count)
  }

  @Test func levelsAscend() {
    #expect(Configuration.AlertLevel.allCases.sorted() == Configuration.AlertLevel.allCases)
    #expect(Configuration.AlertLevel.informational < .critical)
  }

  private func nested(_ values: [(keys: [String], text: String)]) -> String {
    var lines: [String] = []
    var open: [String] = []
    for (keys, text) in values {
      let sections = keys.dropLast()
      let shared = zip(open, sections).prefix { $0 == $1 }.count
      for (depth, section) in sections.enumerated().dropFirst(shared) {
        lines.append(String(repeating: "  ", count: depth) + "\(section):")
      }
      open = Array(sections)
      let indentation = String(repeating: "  ", count: sections.count)
      lines.append("\(indentation)\(keys.last ?? ""): \(text)")
    }
    return lines.joined(separator: "\n")
  }
}
