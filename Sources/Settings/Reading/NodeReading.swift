import Yams

/// Reading single nodes: each gives the value, or reports why there is none and gives nil.
extension ReadingRecord {
  /// The value of a scalar of the given kind; `example` shows how the key is written.
  func scalar<Value>(
    _ node: Node, _ keyPath: String, _ kind: ScalarKind<Value>, example: String
  ) -> Value? {
    let found = NodeText.describe(node)
    let place = YAMLPlace(node.mark)
    do throws(ScalarFault) {
      guard let text = try NodeText.scalar(node) else { throw .unreadable(hint: nil) }
      return try kind.parse(text)
    } catch {
      switch error {
      case .unreadable(let hint):
        let mend = hint.map { "did you mean \($0)?" } ?? "write for example \(example)"
        let fault = "expected \(kind.expectation), found \(found)"
        report(keyPath, at: place, fault: fault, mend: mend)
      case .outOfRange:
        let fault = "\(found) is out of range"
        report(keyPath, at: place, fault: fault, mend: "give \(kind.expectation)")
      case .refused(let fault, let mend):
        report(keyPath, at: place, fault: fault, mend: mend)
      }
      return nil
    }
  }

  /// The values of a list, every one of the given kind; it must have one unless it may be empty.
  func list<Value>(
    _ node: Node, _ keyPath: String, _ kind: ScalarKind<Value>, mayBeEmpty: Bool = false,
    example: String
  ) -> [Value]? {
    guard case .sequence(let sequence) = node, mayBeEmpty || !sequence.isEmpty else {
      let fault = "expected a list, each \(kind.expectation), found \(NodeText.describe(node))"
      let mend = "write for example \(example)"
      report(keyPath, at: YAMLPlace(node.mark), fault: fault, mend: mend)
      return nil
    }
    let values = sequence.enumerated().compactMap { position, element in
      let elementPath = "\(keyPath)[\(position)]"
      remember(YAMLPlace(element.mark), of: elementPath)
      return scalar(element, elementPath, kind, example: example)
    }
    return values.count == sequence.count ? values : nil
  }

  /// Lists by names that the file chooses; a list may be empty.
  func lists<Value>(
    _ node: Node, _ keyPath: String, _ kind: ScalarKind<Value>, example: String
  ) -> [String: [Value]]? {
    guard let mapping = mapping(node, keyPath) else { return nil }
    var lists: [String: [Value]] = [:]
    for (key, value) in mapping {
      guard let name = key.string, !name.isEmpty else {
        report(
          keyPath, at: YAMLPlace(key.mark),
          fault: "expected a name, found \(NodeText.describe(key))",
          mend: "write it as name: [value]")
        continue
      }
      let path = "\(keyPath).\(name)"
      remember(YAMLPlace(value.mark), of: path)
      lists[name] = list(value, path, kind, mayBeEmpty: true, example: example)
    }
    return lists
  }

  /// The values of a mapping whose keys the file chooses, by those names that can be used.
  func named(
    _ mapping: Node.Mapping, _ keyPath: String, _ kind: ScalarKind<String>
  ) -> [String: Node] {
    var nodes: [String: Node] = [:]
    for (key, value) in mapping where !RepeatedKeys.isMask(key.string ?? "") {
      guard let name = scalar(key, keyPath, kind, example: "name:") else { continue }
      remember(YAMLPlace(key.mark), of: "\(keyPath).\(name)")
      nodes[name] = value
    }
    return nodes
  }

  /// The mapping of a section.
  func mapping(_ node: Node, _ keyPath: String) -> Node.Mapping? {
    if case .mapping(let mapping) = node { return mapping }
    // `trail:` with every key below it commented out is a section without keys, not a mistake.
    guard !NodeText.isNothing(node) else { return nil }
    let found = NodeText.describe(node)
    let mend =
      found.contains(":")
      ? "put a space behind the colon"
      : "write its keys on the lines below it, indented by two spaces"
    report(
      keyPath, at: YAMLPlace(node.mark), fault: "expected a section of keys, found \(found)",
      mend: mend)
    return nil
  }
}
