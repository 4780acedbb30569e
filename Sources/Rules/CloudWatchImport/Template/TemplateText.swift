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
