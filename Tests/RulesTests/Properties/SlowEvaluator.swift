import Foundation
import Yams

/// Interprets the YAML of a detection directly, without compiling anything.
struct SlowEvaluator {
  let event: EventTree
  let actor: String?
  let outcome: String

  func matches(detection: Node) -> Bool {
    guard let map = detection.mapping else { return false }
    let pairs = map.map { ($0.key.string ?? "", $0.value) }
    let identifiers = Dictionary(uniqueKeysWithValues: pairs.filter { $0.0 != "condition" })
    let conditions = pairs.first { $0.0 == "condition" }.map { listed($0.1) } ?? []
    let evaluation = SlowCondition(names: Array(identifiers.keys)) { name in
      identifiers[name].map(holds) ?? false
    }
    return conditions.contains { evaluation.evaluate($0.string ?? "") }
  }

  private func listed(_ node: Node) -> [Node] { node.sequence.map { Array($0) } ?? [node] }

  private func holds(_ identifier: Node) -> Bool {
    if let map = identifier.mapping {
      return map.allSatisfy { holds(item: $0.key.string ?? "", $0.value) }
    }
    return listed(identifier).contains { $0.mapping == nil ? holds(item: "", $0) : holds($0) }
  }

  private func holds(item key: String, _ node: Node) -> Bool {
    var modifiers = key.components(separatedBy: "|")
    let field = modifiers.removeFirst()
    var nodes = listed(node)
    if nodes.isEmpty { nodes = [Node("null", Tag(.null))] }
    let results = nodes.map { node in
      field.isEmpty ? isKeyword(node, modifiers) : holds(field, node, modifiers)
    }
    let isHeld = modifiers.contains("all") ? !results.contains(false) : results.contains(true)
    return modifiers.contains("neq") ? !isHeld : isHeld
  }

  private func isKeyword(_ node: Node, _ modifiers: [String]) -> Bool {
    event.scalars.contains { text in
      isText(node.scalar?.string ?? "", text, modifiers + ["contains"])
    }
  }

  private func values(of field: String) -> [EventTree] {
    switch field {
    case "actor": actor.map { [.text($0)] } ?? []
    case "outcome": [.text(outcome)]
    default: event.values(of: field)
    }
  }

  private func holds(_ field: String, _ node: Node, _ modifiers: [String]) -> Bool {
    let ends = values(of: field)
    let written = node.scalar?.string ?? ""
    if modifiers.contains("exists") { return ends.isEmpty == (written == "false") }
    if modifiers.contains("fieldref") {
      let others = values(of: written).flatMap(\.leaves).compactMap(\.asText)
      return ends.flatMap(\.leaves).compactMap(\.asText).contains { text in
        others.contains { isText(SlowEvaluator.escaped($0), text, modifiers) }
      }
    }
    if node.tag == Tag(.null) {
      return ends.isEmpty || ends.flatMap(\.leaves).contains(where: \.isNull)
    }
    let isPlain = !modifiers.contains { $0 == "re" || $0 == "cidr" }
    if isPlain, node.tag == Tag(.str), isAnything(written, modifiers) {
      return ends.flatMap(\.leaves).contains { !$0.isNull }
    }
    return ends.flatMap(\.leaves).contains { passes($0, node, written, modifiers) }
  }

  private func isAnything(_ written: String, _ modifiers: [String]) -> Bool {
    let pieces = SlowText.pieces(written)
    let isPlaced = modifiers.contains { ["contains", "startswith", "endswith"].contains($0) }
    return pieces.allSatisfy { $0 == .any } && (!pieces.isEmpty || isPlaced)
  }

  private func passes(
    _ value: EventTree, _ node: Node, _ written: String, _ modifiers: [String]
  ) -> Bool {
    for (name, compare) in SlowEvaluator.comparisons where modifiers.contains(name) {
      guard let number = number(of: value), let bound = Double(written) else { return false }
      return compare(number, bound)
    }
    if modifiers.contains("cidr") { return SlowEvaluator.isIn(written, value) }
    let isPlaced = modifiers.contains { ["contains", "startswith", "endswith"].contains($0) }
    switch (node.tag, value) {
    case (Tag(.int), .number(let number, _)) where !isPlaced,
      (Tag(.float), .number(let number, _)) where !isPlaced:
      return number == Double(written)
    case (Tag(.int), .boolean), (Tag(.int), .object), (Tag(.float), .boolean),
      (Tag(.float), .object):
      return isPlaced && isText(written, value.asText ?? "", modifiers)
    case (Tag(.bool), .object): return isPlaced && isText(written, value.asText ?? "", modifiers)
    case (Tag(.bool), _) where !isPlaced:
      let forms = written == "true" ? ["true", "1"] : ["false", "0"]
      return value.asText.map { forms.contains($0.lowercased()) } ?? false
    default: return value.asText.map { isText(written, $0, modifiers) } ?? false
    }
  }

  private func number(of value: EventTree) -> Double? {
    switch value {
    case .number(let number, _): number
    case .text(let text): text.allSatisfy({ "0123456789.-".contains($0) }) ? Double(text) : nil
    default: nil
    }
  }

  private static let comparisons: [String: @Sendable (Double, Double) -> Bool] = [
    "gt": { $0 > $1 }, "gte": { $0 >= $1 }, "lt": { $0 < $1 }, "lte": { $0 <= $1 },
  ]

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("*", with: "\\*").replacing("?", with: "\\?")
  }

  /// Networks of the random tests end at a dot.
  private static func isIn(_ network: String, _ value: EventTree) -> Bool {
    guard case .text(let text) = value else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).compactMap {
      UInt8($0)
    }
    let octets = network.split(separator: "/")[0].split(separator: ".").compactMap { UInt8($0) }
    let bitCount = Int(network.split(separator: "/")[1]) ?? 0
    return parts.count == 4 && text.split(separator: ".").count == 4
      && parts.prefix(bitCount / 8).elementsEqual(octets.prefix(bitCount / 8))
  }

  private func isText(_ written: String, _ text: String, _ modifiers: [String]) -> Bool {
    if modifiers.contains("re") {
      let options: NSRegularExpression.Options = modifiers.contains("i") ? [.caseInsensitive] : []
      let regex = try? NSRegularExpression(pattern: written, options: options)
      return regex?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
    var pieces = SlowText.pieces(written)
    if modifiers.contains("contains") || modifiers.contains("endswith") { pieces = [.any] + pieces }
    if modifiers.contains("contains") || modifiers.contains("startswith") { pieces += [.any] }
    return SlowText.equals(pieces, text, isCased: modifiers.contains("cased"))
  }
}
