import Testing

@testable import Rules

@Suite struct `Importing from CloudWatch` {
  static let sources: [String: [RuleSource]] = [
    "the commands": [
      RuleSource(name: "alarms.json", text: CloudWatchExamples.alarms),
      RuleSource(name: "filters.json", text: CloudWatchExamples.metricFilters),
    ],
    "a state": [RuleSource(name: "state.json", text: CloudWatchExamples.terraformState)],
    "a plan": [RuleSource(name: "plan.json", text: CloudWatchExamples.terraformPlan)],
    "a template in YAML": [RuleSource(name: "t.yml", text: CloudWatchExamples.yamlTemplate)],
    "a template in JSON": [RuleSource(name: "t.json", text: CloudWatchExamples.jsonTemplate)],
  ]

  @Test(arguments: sources.keys.sorted())
  func `every format gives the same rules`(_ format: String) {
    let imported = CloudWatchImport.ruleFiles(of: Self.sources[format] ?? [])
    #expect(imported.notCarried == [])
    #expect(
      imported.notes.map(\.fault) == [
        "whom the file's alarms tell is not carried over, from here on",
        "the metric filter 'LargeDownloads': no given alarm counts it, so that it rings by itself",
      ])
    #expect(imported.files.map(\.name) == CloudWatchExamples.files.map(\.name))
    for (file, expected) in zip(imported.files, CloudWatchExamples.files) {
      #expect(file.text == expected.text)
    }
  }

  @Test(arguments: sources.keys.sorted())
  func `what is written reads as what is loaded directly`(_ format: String) throws {
    let sources = Self.sources[format] ?? []
    var roots: [(name: String, root: YAMLNode)] = []
    for source in sources {
      for root in try YAMLReader.documents(of: source.text) {
        #expect(CloudWatchImport.isSource(root))
        roots.append((source.name, root))
      }
    }
    let documents = CloudWatchImport.documents(of: roots).groups.map { group in
      group.documents.map(\.node.canonicalText)
    }
    let written = try CloudWatchImport.ruleFiles(of: sources).files.map { file in
      try YAMLReader.documents(of: file.text).map(\.canonicalText)
    }
    #expect(documents == written)
  }

  @Test func `a rule knows where in the original file each of its parts stands`() throws {
    let file = RuleSource(name: "t.yml", text: CloudWatchExamples.yamlTemplate)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let root = try #require(try YAMLReader.documents(of: file.text).first)
    let imported = CloudWatchImport.documents(of: [(file.name, root)])
    let alarm = try #require(imported.groups.first?.documents.last)
    #expect(alarm.file == "t.yml")
    #expect(lines[alarm.node.place.line - 1] == "  AnaFails:")
    let correlation = try #require(alarm.node.map?["correlation"]?.map)
    #expect(lines[try place(correlation, "threshold").line - 1].contains("!Ref SignInThreshold"))
    #expect(lines[try place(correlation, "period").line - 1].contains("Period: 3600"))
    let filter = try #require(imported.groups.first?.documents.first?.node.map)
    let pattern = try place(try #require(filter["metric_filter"]?.map), "pattern")
    #expect(lines[pattern.line - 1].contains("FilterPattern: >-"))
    let other = try #require(imported.groups.last?.documents.first?.node.map?["metric_filter"]?.map)
    let scalar = try #require(other["pattern"]?.scalar)
    #expect(scalar.quoteWidth == 1)
  }

  private func place(_ map: YAMLMap, _ key: String) throws -> SourcePlace {
    try #require(map.entry(key)).value.place
  }

  @Test func `files of rules are not taken for files of CloudWatch`() throws {
    for file in CloudWatchExamples.files {
      for document in try YAMLReader.documents(of: file.text) {
        #expect(!CloudWatchImport.isSource(document))
      }
    }
    for text in ["- a", "a", "Resources: {}", "values: {}", "resource: {a: b}"] {
      #expect(!CloudWatchImport.isSource(try YAMLReader.documents(of: text)[0]))
    }
  }

  @Test func `the same input in two files gives each rule once`() {
    let twice = (Self.sources["a state"] ?? []) + (Self.sources["the commands"] ?? [])
    let imported = CloudWatchImport.ruleFiles(of: twice)
    #expect(imported.files == CloudWatchExamples.files)
    #expect(imported.notCarried == [])
    #expect(
      imported.notes.filter { $0.fault.contains("is carried over once") }.count == 6)
  }
}
