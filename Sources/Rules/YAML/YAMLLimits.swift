/// How much a text may ask for before it is refused.
struct YAMLLimits: Sendable {
  let sizeBytes: Int
  let nestingDepth: Int
  let nodeCount: Int

  /// For files that are found in folders, and that people write.
  static let ruleFile = YAMLLimits(sizeBytes: 1 << 20, nestingDepth: 64, nodeCount: 100_000)
  /// For files that programs wrote and a person names: a Terraform state holds all of an account.
  static let importedFile = YAMLLimits(
    sizeBytes: 64 << 20, nestingDepth: 128, nodeCount: 1_500_000)

  func check(sizeBytes: Int) throws(RuleFault) {
    guard sizeBytes > self.sizeBytes else { return }
    throw RuleFault(
      .start, "the file is larger than \(self.sizeBytes >> 20) MiB", mend: "split it")
  }

  func check(nodeCount: Int, nestingDepth: Int, at place: SourcePlace) throws(RuleFault) {
    guard nodeCount <= self.nodeCount else {
      throw RuleFault(place, "the file has more than \(self.nodeCount) values", mend: "split it")
    }
    guard nestingDepth <= self.nestingDepth else {
      throw RuleFault(
        place, "values are nested deeper than \(self.nestingDepth) levels",
        mend: "write it flatter")
    }
  }
}
