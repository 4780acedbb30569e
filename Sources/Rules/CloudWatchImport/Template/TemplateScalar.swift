/// How CloudFormation reads single values of templates: plain words as YAML 1.1 does, and texts as
/// what is asked for.
///
/// Source: AWS CloudFormation User Guide, "CloudFormation template formats"; YAML 1.1,
/// language-independent types.
extension YAMLScalar {
  /// What CloudFormation takes it for: `yes` without quotes is `true`, and `0300` is 192.
  var asInTemplate: YAMLScalar {
    guard quoteWidth == 0 else { return self }
    if let flag = flagOfTemplate {
      return YAMLScalar(text: "\(flag)", kind: .boolean(flag), quoteWidth: 0)
    }
    if let number = octalOfTemplate {
      return YAMLScalar(text: "\(number)", kind: .number, quoteWidth: 0)
    }
    return self
  }

  /// `yes` and `on` without quotes are true.
  var flagOfTemplate: Bool? {
    if case .boolean(let flag) = Kind(plain: text) { return flag }
    guard quoteWidth == 0 else { return nil }
    switch text {
    case "yes", "Yes", "YES", "on", "On", "ON": return true
    case "no", "No", "NO", "off", "Off", "OFF": return false
    default: return nil
    }
  }

  /// `0300` without quotes is an octal number.
  private var octalOfTemplate: Int? {
    guard quoteWidth == 0, text.first == "0", text.allSatisfy({ "0"..."7" ~= $0 }) else {
      return nil
    }
    return Int(text, radix: 8)
  }

  var numberOfTemplate: Double? {
    if let octalOfTemplate { return Double(octalOfTemplate) }
    return WrittenNumber(text).flatMap { Double($0.text) } ?? number
  }

  /// Whether it is a number without quotes that CloudFormation may write in another way, such as
  /// `1.50`, `1_000`, `0x1F` and `1:30`: what it then equals as a text is not known.
  var isRewrittenByTemplates: Bool {
    guard quoteWidth == 0, text.contains(where: \.isNumber) else { return false }
    let digits = text.drop { "+-".contains($0) }.lowercased()
    if ["0x", "0b", "0o"].contains(where: digits.hasPrefix) { return true }
    guard digits.allSatisfy({ "0"..."9" ~= $0 || "_:.+-e".contains($0) }), digits.first != "e",
      // What holds two dashes or two dots is a date, an address or a version, and remains.
      !["-", "."].contains(where: { mark in digits.count { $0 == mark } > 1 })
    else { return false }
    return Int(text).map { "\($0)" } != text && Double(text).map { "\($0)" } != text
  }

  /// What other formats take for a number.
  var number: Double? { Kind.isNumber(text) ? Double(text) : nil }
}

extension YAMLNode {
  var asInTemplate: YAMLNode {
    guard tag == nil, let scalar else { return self }
    return YAMLNode(content: .scalar(scalar.asInTemplate), place: place)
  }
}
