import Testing

@testable import Rules

@Suite struct `Reading JSON` {
  private func read(_ text: String) throws -> YAMLNode {
    try #require(try YAMLReader.documents(of: text).first)
  }

  @Test(arguments: [
    (#""a\/b""#, "a/b"), (#""\ud83d\ude00""#, "\u{1F600}"), (#""\u0026\n\t\\""#, "&\n\t\\"),
    (#""\ud83d""#, "\u{FFFD}"), ("\"\u{2028}\u{7F}\"", "\u{2028}\u{7F}"), (#""<<""#, "<<"),
  ])
  func `texts are as JSON means them`(_ json: String, _ expected: String) throws {
    let scalar = try read("{\"key\":\(json)}").map?["key"]?.scalar
    #expect(scalar?.text.utf8.elementsEqual(expected.utf8) == true)
    #expect(scalar?.kind == .text)
  }

  @Test func `tabs, long keys and colons on other lines are no trouble`() throws {
    let key = String(repeating: "k", count: 3000)
    let node = try read(
      "\u{FEFF}\r\n\t{\r\n\t\t\"\(key)\"\r\n\t:\t1,\r\n\t\"<<\" : {\"a\":true} }\r\n")
    #expect(node.map?.entries.map(\.key) == [key, "<<"])
    #expect(node.map?[key]?.scalar?.kind == .number)
    #expect(node.map?["<<"]?.map?["a"]?.scalar?.kind == .boolean(true))
  }

  @Test func `places count characters`() throws {
    let map = try #require(try read("{\"ä\u{1F600}\": 1, \"b\":\n [null]}").map)
    #expect(map.entries.map(\.place) == [.init(line: 1, column: 2), .init(line: 1, column: 11)])
    #expect(map["b"]?.list?.first?.place == .init(line: 2, column: 3))
  }

  @Test(arguments: [
    "{a: 1, \"b\": [x, 'y']}", "{\"a\": 1} # comment", "[1, 2,]", "{\"a\": 1}\n---\n{\"a\": 2}",
  ])
  func `other YAML in braces is read as YAML`(_ text: String) throws {
    let documents = try YAMLReader.documents(of: text)
    #expect(documents.first?.list?.count == 2 || documents.first?.map?["a"]?.scalar?.text == "1")
  }

  @Test func `JSON and YAML give the same nodes`() throws {
    for text in [
      CloudWatchExamples.terraformState,
      CloudWatchExamples.metricFilters.replacing("\t", with: " "),
    ] {
      let json = try read(text)
      // A comment makes it YAML.
      let yaml = try read("# YAML\n" + text)
      #expect(json.canonicalText == yaml.canonicalText)
      #expect(
        places(of: json) == places(of: yaml).map { .init(line: $0.line - 1, column: $0.column) })
    }
  }

  private func places(of node: YAMLNode) -> [SourcePlace] {
    switch node.content {
    case .scalar: [node.place]
    case .list(let list): [node.place] + list.flatMap(places)
    case .map(let map): [node.place] + map.entries.flatMap { [$0.place] + places(of: $0.value) }
    }
  }

  @Test func `limits hold for JSON too`() {
    let limits = YAMLLimits(sizeBytes: 100, nestingDepth: 3, nodeCount: 5)
    for (text, fault) in [
      ("[[[[]]]]", "values are nested deeper than 3 levels"),
      ("[1,1,1,1,1]", "the file has more than 5 values"),
      ("\"" + String(repeating: "x", count: 100), "the file is larger than 0 MiB"),
    ] {
      #expect(throws: RuleFault.self) { try YAMLReader.documents(of: text, limits: limits) }
      do throws(RuleFault) {
        _ = try YAMLReader.documents(of: text, limits: limits)
      } catch {
        #expect(error.fault == fault)
      }
    }
  }

  @Test func `tags of applications are kept, those of YAML are not`() throws {
    let list = try #require(try read("[!Ref a, !Sub [b], !If {c: d}, !!str 5, !<x> e, f]").list)
    #expect(list.map(\.tag) == ["!Ref", "!Sub", "!If", nil, nil, nil])
  }
}
