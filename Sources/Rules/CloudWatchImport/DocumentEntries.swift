/// The entries of which the import builds rules; each has the place of what it comes from.
extension YAMLMap.Entry {
  init(_ key: String, _ value: YAMLNode) {
    self.init(key: key, place: value.place, value: value)
  }

  init(_ key: String, _ text: String, at place: SourcePlace) {
    let scalar = YAMLScalar(text: text, kind: .text, quoteWidth: nil)
    self.init(key, YAMLNode(content: .scalar(scalar), place: place))
  }

  init(_ key: String, number: Double, at place: SourcePlace) {
    let text = Int(exactly: number).map { "\($0)" } ?? "\(number)"
    let scalar = YAMLScalar(text: text, kind: .number, quoteWidth: nil)
    self.init(key, YAMLNode(content: .scalar(scalar), place: place))
  }

  init(_ key: String, flag: Bool, at place: SourcePlace) {
    let scalar = YAMLScalar(text: "\(flag)", kind: .boolean(flag), quoteWidth: nil)
    self.init(key, YAMLNode(content: .scalar(scalar), place: place))
  }

  init(_ key: String, _ entries: [YAMLMap.Entry], at place: SourcePlace) {
    self.init(key, YAMLNode(content: .map(YAMLMap(entries: entries)), place: place))
  }

  init(_ key: String, list: [YAMLMap.Entry], at place: SourcePlace) {
    self.init(key, YAMLNode(content: .list(list.map(\.value)), place: place))
  }
}
