/// What a node of a template stands for.
struct TemplateValue {
  /// Nil where it stands for nothing (`AWS::NoValue`).
  var node: YAMLNode?
  /// Why some of it is not known; a form such as `${Name}` is in its place.
  var fault: RuleFault?

  init(_ node: YAMLNode?, fault: RuleFault? = nil) {
    self.node = node
    self.fault = fault
  }

  init(_ text: String, at place: SourcePlace, fault: RuleFault? = nil) {
    let scalar = YAMLScalar(text: text, kind: .text, quoteWidth: nil)
    self.init(YAMLNode(content: .scalar(scalar), place: place), fault: fault)
  }
}

extension TemplateValue {
  /// What it takes to make it, in bytes about.
  var cost: Int {
    let bytesPerElement = 128
    return node?.scalar?.text.utf8.count ?? (node?.list?.count ?? 0) * bytesPerElement
  }
}

/// A text that a function puts together, with an end.
struct TemplateText {
  /// No text of a filter or an alarm is as long.
  static let lengthMaximum = 64 << 10

  private let place: SourcePlace
  private(set) var text = ""
  private var fault: RuleFault?
  /// Whether the rest was left away.
  private(set) var isTooLong = false

  init(at place: SourcePlace) { self.place = place }

  var value: TemplateValue {
    TemplateValue(text, at: place, fault: isTooLong ? Self.tooLong(at: place) : fault)
  }

  mutating func append(_ part: some StringProtocol) {
    // Texts can stand for texts with texts, and soon for more than memory holds.
    guard !isTooLong, text.utf8.count + part.utf8.count <= Self.lengthMaximum else {
      isTooLong = true
      return
    }
    text += part
  }

  /// Appends what a node stands for; nothing where it stands for nothing.
  mutating func append(_ part: TemplateValue) {
    if fault == nil { fault = part.fault }
    guard let node = part.node else { return }
    guard let scalar = node.scalar else {
      if fault == nil {
        fault = RuleFault(
          node.place, "\(node.kindName) stands where a text must stand",
          mend: "write the value in its place")
      }
      return
    }
    append(scalar.text)
  }

  static func tooLong(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "the text unfolds to more than \(lengthMaximum) characters",
      mend: "write the value in its place")
  }
}

/// How much the functions of a template may make together, in bytes.
///
/// A class, for whatever reads the template draws on it.
final class TemplateBudget {
  private var rest = 64 << 20

  var isSpent: Bool { rest == 0 }

  /// Counts what a function is about to make, and says whether it may.
  func take(_ count: Int) -> Bool {
    guard rest > count else {
      rest = 0
      return false
    }
    rest -= count + 1
    return true
  }
}
