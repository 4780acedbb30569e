/// A correlation as it is written: the rules that it counts are still names.
struct CorrelationRule: Sendable {
  /// A name of another rule: its id, name or title.
  struct Reference: Sendable {
    let text: String
    let place: SourcePlace
  }

  let references: [Reference]
  let groupBy: [String]
  let timespanSeconds: Int
  let threshold: Int
  /// Whether the rules that it refers to alert by themselves as well.
  let generatesReferenced: Bool
}
