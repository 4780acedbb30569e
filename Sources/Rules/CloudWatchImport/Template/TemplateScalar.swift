/// How CloudFormation reads single values of templates: plain words as YAML 1.1 does, and texts as
/// what is asked for.
///
/// Source: AWS CloudFormation User Guide, "CloudFormation template formats"; YAML 1.1,
/// language-independent types.
extension YAMLScalar {
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
  var numberOfTemplate: Double? {
    if quoteWidth == 0, text.first == "0", text.allSatisfy({ "0"..."7" ~= $0 }) {
      return Int(text, radix: 8).map(Double.init)
    }
    return WrittenNumber(text).flatMap { Double($0.text) } ?? number
  }

  /// What other formats take for a number.
  var number: Double? { Kind.isNumber(text) ? Double(text) : nil }
}
