/// A call of a CloudFormation function: `{Fn::Name: …}`, or `!Name …` in YAML.
struct IntrinsicCall {
  let name: String
  let argument: YAMLNode
  let place: SourcePlace

  init?(_ node: YAMLNode) {
    place = node.place
    if let tag = node.tag {
      let shortName = String(tag.dropFirst())
      name = ["Ref", "Condition"].contains(shortName) ? shortName : "Fn::\(shortName)"
      argument = YAMLNode(content: node.content, place: node.place)
    } else if let entry = node.map?.entries.first, node.map?.entries.count == 1,
      ["Ref", "Condition"].contains(entry.key) || entry.key.hasPrefix("Fn::")
    {
      name = entry.key
      argument = entry.value
    } else {
      return nil
    }
  }
}
