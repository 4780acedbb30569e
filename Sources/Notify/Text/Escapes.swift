/// Escapes of formats, scalar by scalar.
///
/// Swift compares text by what people see as characters: a bar with an accent behind it is no bar to
/// `replacing`, but it is one to every receiver.
package struct Escapes {
  private let replacements: [Unicode.Scalar: String]

  package init(_ replacements: [Unicode.Scalar: String]) { self.replacements = replacements }

  package func apply(to text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacements[$0] != nil }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacements[scalar] {
        escaped += replacement
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
