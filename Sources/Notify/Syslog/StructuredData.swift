/// The fields of an alert as an element of structured data (RFC 5424, section 6.3).
struct StructuredData {
  /// The element's name behind the number that is set apart for examples (RFC 5612): Trailbell has
  /// none of its own.
  static let elementName = "trailbell@32473"

  private let parameters: [(name: String, value: String)]

  init(_ fields: [AlertField]) {
    parameters = fields.flatMap { field in
      field.texts.map { (field.singularName, SafeText.line($0)) }
    }
  }

  /// The element; a hyphen where there is not even room for its first parameter.
  ///
  /// - Parameter byteMaximum: what does not fit is left out, from the end of the fields on, and
  ///   marked with `truncated`.
  func text(byteMaximum: Int) -> String {
    let whole = element(parameters.map(written))
    if whole.utf8.count <= byteMaximum { return whole }
    let marker = written(("truncated", "true"))
    var kept: [String] = []
    var bytes = element([marker]).utf8.count
    for parameter in parameters.map(written) {
      bytes += parameter.utf8.count
      guard bytes <= byteMaximum else { break }
      kept.append(parameter)
    }
    return kept.isEmpty ? "-" : element(kept + [marker])
  }

  private func element(_ parameters: [String]) -> String {
    "[\(Self.elementName)\(parameters.joined())]"
  }

  private func written(_ parameter: (name: String, value: String)) -> String {
    " \(parameter.name)=\"\(Self.escapes.apply(to: parameter.value))\""
  }

  /// Exactly three characters have a backslash before them.
  private static let escapes = Escapes(["\"": "\\\"", "\\": "\\\\", "]": "\\]"])
}
