import Store

/// The questions that come with Trailbell, for people.
enum QueryList {
  static func text(_ queries: [NamedQuery]) -> String {
    TextTable(
      [["name", "question", "parameters"]]
        + queries.map { [$0.name, $0.title, parameters($0)] }
    ).lines.joined(separator: "\n")
  }

  private static func parameters(_ query: NamedQuery) -> String {
    query.parameters.map { parameter in
      guard case .integer(let number)? = parameter.standard else { return "\(parameter.name)=…" }
      return "\(parameter.name)=\(number)"
    }.joined(separator: " ")
  }
}
