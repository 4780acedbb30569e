/// What the filters of a module are called, by their names in the configuration and their indexes.
///
/// Those alone whose metric is called so, too: else a reference to a filter's id says nothing.
struct TerraformFilterNames {
  private static let type = "aws_cloudwatch_log_metric_filter"

  /// By name, then by index; empty where there is none.
  private var names: [String: [String: String]] = [:]
  /// Those of which an instance has a metric with another name, or one that is not known.
  private var namesNotKnown: Set<String> = []

  init(_ resources: [YAMLNode]) {
    for case let map? in resources.map(\.map) where map["type"]?.scalar?.text == Self.type {
      guard let name = map["name"]?.scalar?.text else { continue }
      guard let values = map["values"]?.map, let text = values["name"]?.scalar?.text,
        values["metric_transformation"]?.list?.first?.map?["name"]?.scalar?.text == text
      else {
        namesNotKnown.insert(name)
        continue
      }
      names[name, default: [:]][map["index"]?.scalar?.text ?? ""] = text
    }
  }

  /// The name of the filter whose id, which is its name, a value refers to; nil where it may be
  /// another, or be made of more than one.
  ///
  /// - Parameter references: all of the value, as a plan lists them. They tell of one reference and
  ///   what is computed with it alike, and hide indexes that are computed.
  func name(_ references: [String]) -> String? {
    if let path = Self.path(ofOnly: references) { return name(path: path) }
    guard references.count == 2,
      let place = references.firstIndex(where: { ["count.index", "each.key"].contains($0) }),
      let name = Self.path(references[1 - place]), !namesNotKnown.contains(String(name)),
      let instances = names[String(name)]
    else { return nil }
    let possible = Set(instances.values)
    return possible.count == 1 ? possible.first : nil
  }

  /// `root[0].id` of a reference to a filter.
  private static func path(_ reference: String) -> Substring? {
    reference.hasPrefix(type + ".") ? reference.dropFirst(type.count + 1) : nil
  }

  /// The path of the only reference: a plan lists what it begins with after it.
  private static func path(ofOnly references: [String]) -> Substring? {
    guard let first = references.first, Set(references).count == references.count,
      references.dropFirst().allSatisfy({ other in
        first.hasPrefix(other) && [".", "["].contains(first.dropFirst(other.count).first)
      })
    else { return nil }
    return path(first)
  }

  private func name(path: Substring) -> String? {
    let name = path.prefix { $0 != "." && $0 != "[" }
    var rest = path.dropFirst(name.count)
    var index = ""
    if rest.first == "[", let end = rest.firstIndex(of: "]") {
      index = rest[..<end].dropFirst().filter { $0 != "\"" }
      rest = rest[rest.index(after: end)...]
    }
    guard [".id", ".name"].contains(String(rest)) else { return nil }
    return names[String(name)]?[index]
  }
}
