import Testing

@testable import Rules

@Suite struct `YAML there and back` {
  @Test func `what is written reads as it was`() throws {
    let seed = SeededGenerator.seed
    var random = RandomYAML(seed: seed)
    for round in 0..<500 * SeededGenerator.effort {
      let documents = [random.map(), random.map()]
      let text = YAMLWriter.text(of: documents)
      let read = try? YAMLReader.documents(of: text)
      let isSame = read?.map(\.canonicalText) == documents.map(\.canonicalText)
      try #require(isSame, "seed \(seed), round \(round):\n\(text.debugDescription.prefix(2000))")
    }
  }
}
