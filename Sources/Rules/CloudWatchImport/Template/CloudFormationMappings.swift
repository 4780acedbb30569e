/// The `Mappings` of a template: values by three names.
struct CloudFormationMappings {
  private var values: [[String]: YAMLNode] = [:]

  init(_ mappings: YAMLMap?) {
    for mapping in mappings?.entries ?? [] {
      for row in mapping.value.map?.entries ?? [] {
        for entry in row.value.map?.entries ?? [] {
          values[[mapping.key, row.key, entry.key]] = entry.value
        }
      }
    }
  }

  func value(_ names: [String]) -> YAMLNode? { values[names] }
}
