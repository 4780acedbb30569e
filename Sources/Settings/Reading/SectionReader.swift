import Yams

/// A part of the configuration that reads itself from one mapping of the file.
///
/// `bind` names each key once, beside the property that it sets. The same listing reads a file,
/// prints the values in force and tells unknown keys, so that the three cannot drift apart. The
/// defaults are what the properties hold before.
protocol ConfigurationSection {
  /// Offers every property of this section to `reader`.
  mutating func bind(to reader: SectionReader)
}

/// Reads one section, and remembers which keys were asked for: the rest are unknown keys.
final class SectionReader {
  /// The dotted path of this section; empty for the whole file.
  let keyPath: String
  private let record: ReadingRecord
  private var entries: [String: Node] = [:]
  private var unasked: [(name: String, place: YAMLPlace?)] = []

  /// Where relative paths start.
  var folder: String { record.folder }

  /// A reader of `mapping`, or of a section that the file leaves out.
  init(_ mapping: Node.Mapping?, keyPath: String, record: ReadingRecord) {
    self.keyPath = keyPath
    self.record = record
    for (key, value) in mapping ?? [:] { enter(key, value) }
  }

  /// Reads the key `name` into `value`, which keeps its default when the file does not set it.
  func value<Value>(_ name: String, _ value: inout Value, _ kind: ScalarKind<Value>) {
    if let node = ask(name) {
      let example = "\(name): \(kind.format(value))"
      value = record.scalar(node, path(name), kind, example: example) ?? value
    }
    remember(name, kind.expectation, effective: kind.format(value))
  }

  /// Reads the key `name` into `values`: a list, which must hold at least one element unless it is
  /// said that it may be empty.
  func list<Value>(
    _ name: String, _ values: inout [Value], _ kind: ScalarKind<Value>, mayBeEmpty: Bool = false
  ) {
    func format() -> String { "[\(values.map(kind.format).joined(separator: ", "))]" }
    if let node = ask(name) {
      let example = "\(name): \(mayBeEmpty ? "[name]" : format())"
      values =
        record.list(node, path(name), kind, mayBeEmpty: mayBeEmpty, example: example) ?? values
    }
    remember(name, "a list, each \(kind.expectation)", effective: format())
  }

  /// Reads the key `name` into `lists`: names that the file chooses, each with its list.
  ///
  /// A list may be empty; names that the file leaves out keep their default.
  func lists(_ name: String, _ lists: inout [String: [String]], _ kind: ScalarKind<String>) {
    if let node = ask(name) {
      let example = "\(name): {name: [\"value\"]}"
      let read = record.lists(node, path(name), kind, example: example) ?? [:]
      lists.merge(read) { _, own in own }
    }
    let effective = lists.sorted { $0.key < $1.key }
      .map { "\($0.key): [\($0.value.map(kind.format).joined(separator: ", "))]" }
    remember(
      name, "names, each with a list of texts",
      effective: "{\(effective.joined(separator: ", "))}")
  }

  /// Reads the key `name` into `value`, which is nothing when the file sets it to nothing.
  ///
  /// - Parameter example: how the key could be written.
  func optional<Value>(
    _ name: String, _ value: inout Value?, _ kind: ScalarKind<Value>, example: String
  ) {
    if let node = ask(name), !NodeText.isNothing(node) {
      value = record.scalar(node, path(name), kind, example: "\(name): \(example)") ?? value
    }
    remember(name, kind.expectation, effective: value.map(kind.format))
  }

  /// Reads the sections below `name`, whose names the file chooses, into `sections`.
  ///
  /// - Parameters:
  ///   - initial: a section that sets nothing.
  ///   - kind: what a name may be.
  func sections<Section: ConfigurationSection>(
    _ name: String, _ sections: inout [String: Section], of initial: Section,
    named kind: ScalarKind<String>
  ) {
    let outer = path(name)
    if let mapping = ask(name).flatMap({ record.mapping($0, outer) }) {
      let nodes = record.named(mapping, outer, kind)
      sections = nodes.mapValues { _ in initial }
      for own in nodes.keys.sorted() { bind(&sections[own], to: nodes[own], "\(outer).\(own)") }
    } else {
      for own in sections.keys.sorted() { bind(&sections[own], to: nil, "\(outer).\(own)") }
    }
    if sections.isEmpty { remember(name, "names, each with keys of its own", effective: "{}") }
  }

  private func bind<Section: ConfigurationSection>(
    _ section: inout Section?, to node: Node?, _ keyPath: String
  ) {
    record.remember(section: keyPath)
    let mapping = node.flatMap { record.mapping($0, keyPath) }
    let reader = SectionReader(mapping, keyPath: keyPath, record: record)
    section?.bind(to: reader)
    reader.finish()
  }

  /// Reads the section `name` into `section`.
  func section<Section: ConfigurationSection>(_ name: String, _ section: inout Section) {
    let node = ask(name)
    var bound: Section? = section
    bind(&bound, to: node, path(name))
    section = bound ?? section
  }

  /// Reports that `name` cannot stand beside the values of `others`, if all of them could be read.
  func reject(_ name: String, given others: [String], fault: String, mend: String) {
    let keyPaths = ([name] + others).map(path)
    guard record.isSound(keyPaths) else { return }
    // A default has no place in the file; then the other key of the pair is the one to change.
    let place = (keyPaths + [keyPath]).lazy.compactMap { self.record.place(of: $0) }.first
    record.report(path(name), at: place, fault: fault, mend: mend)
  }

  /// Hands the keys that nobody asked for to the record; the last call to a reader.
  func finish() {
    for (name, place) in unasked {
      record.remember(ReadingRecord.UnknownKey(section: keyPath, name: name, place: place))
    }
    unasked = []
  }

  private func enter(_ key: Node, _ value: Node) {
    let place = YAMLPlace(key.mark)
    guard case .scalar(let scalar) = key else {
      record.report(
        keyPath, at: place, fault: "a key must be a plain word, found \(NodeText.describe(key))",
        mend: "write it as name: value")
      return
    }
    // A repeated key was reported already, when the document was composed.
    guard !RepeatedKeys.isMask(scalar.string) else { return }
    entries[scalar.string] = value
    unasked.append((scalar.string, place))
  }

  private func ask(_ name: String) -> Node? {
    unasked.removeAll { $0.name == name }
    let node = entries[name]
    record.remember(YAMLPlace(node?.mark), of: path(name))
    return node
  }

  private func remember(_ name: String, _ expectation: String, effective: String?) {
    record.remember(
      ReadingRecord.KnownKey(keyPath: path(name), expectation: expectation, effective: effective))
  }

  private func path(_ name: String) -> String {
    keyPath.isEmpty ? name : "\(keyPath).\(name)"
  }
}
