import Testing

@testable import Rules

@Suite("Search identifiers")
struct SearchIdentifierTests {
  static let event = #"{"eventName":"RunInstances","userAgent":"aws-cli/2.0","awsRegion":null}"#

  @Test(
    "each form of a search identifier",
    arguments: [
      // A map is the AND of its items.
      ("{eventName: RunInstances, userAgent: aws-cli/2.0}", true),
      ("{eventName: RunInstances, userAgent: other}", false),
      // A list of values is OR.
      ("{eventName: [StopInstances, RunInstances]}", true),
      ("{eventName: [StopInstances, StartInstances]}", false),
      // With `all` it is AND.
      ("{userAgent|contains|all: [aws, cli]}", true),
      ("{userAgent|contains|all: [aws, boto]}", false),
      ("{userAgent|all: aws-cli/2.0}", true),
      // A list of maps is OR.
      ("[{eventName: StopInstances}, {userAgent: aws-cli/2.0}]", true),
      ("[{eventName: StopInstances}, {userAgent: boto}]", false),
      // Keywords are looked for in every text of the event, with OR.
      ("[nothing, cli/2]", true),
      ("[nothing, nowhere]", false),
      ("CLI/2", true),
      ("'run*ces'", true),
      ("userAgent", false),
      ("{'|all': [cli, runinst]}", true),
      ("{'|all': [cli, nowhere]}", false),
      ("{'|re': '^aws-.*0$'}", true),
      ("{'|startswith': cli}", false),
      ("{'|cased': CLI}", false),
      // Maps and values may stand in one list.
      ("[nothing, {eventName: RunInstances}]", true),
      ("[cli, {eventName: StopInstances}]", true),
      // Null is an absent field or null, alone or in a list.
      ("{errorCode: null}", true),
      ("{errorCode: ~}", true),
      ("{errorCode: }", true),
      ("{awsRegion: null}", true),
      ("{eventName: null}", false),
      ("{eventName: [null, RunInstances]}", true),
      ("{errorCode: [null, Success]}", true),
      ("{errorCode: []}", true),
      ("{eventName: []}", false),
      ("{errorCode|contains: []}", true),
      ("{eventName|re: []}", false),
      ("{eventName|contains|neq: []}", true),
      // An empty text is not null.
      ("{errorCode: ''}", false),
      ("{awsRegion: ''}", false),
    ])
  func form(_ identifier: String, _ expected: Bool) throws {
    let detection = "selection: \(identifier)\ncondition: selection"
    #expect(try RuleHarness.matches(detection, Self.event) == expected)
  }

  @Test("an empty text equals an empty text")
  func emptyText() throws {
    #expect(try RuleHarness.item("errorCode: ''", #"{"errorCode":""}"#))
    #expect(try !RuleHarness.item("errorCode: null", #"{"errorCode":""}"#))
    #expect(try !RuleHarness.item("errorCode: ''", #"{"errorCode":"x"}"#))
  }

  @Test("keywords look into nested values, and not at names")
  func nestedKeywords() throws {
    let event =
      #"{"requestParameters":{"a":[{"name":"deep Value"}], "count" : 4625,"b":true,"n":null}}"#
    #expect(try RuleHarness.matches("k: [deep*val]\ncondition: k", event))
    #expect(try !RuleHarness.matches("k: [count]\ncondition: k", event))
    #expect(try RuleHarness.matches("k: [4625]\ncondition: k", event))
    #expect(try RuleHarness.matches("k: ['62']\ncondition: k", event))
    #expect(try !RuleHarness.matches("k: [46256]\ncondition: k", event))
    #expect(try RuleHarness.matches("k: ['true']\ncondition: k", event))
    #expect(try !RuleHarness.matches("k: ['null']\ncondition: k", event))
  }

  @Test("anchors and merges of YAML")
  func anchors() throws {
    let detection = """
      base: &base {eventName: RunInstances}
      both:
        <<: *base
        userAgent: aws-cli/2.0
      condition: both
      """
    #expect(try RuleHarness.matches(detection, Self.event))
    #expect(try !RuleHarness.matches(detection, #"{"userAgent":"aws-cli/2.0"}"#))
  }
}
