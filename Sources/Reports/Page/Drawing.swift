/// Parts of drawings.
enum Drawing {
  /// A part of a length in hundredths, so that the same numbers give the same bytes everywhere.
  static func length(_ part: Int64, of whole: Int64, _ length: Int64) -> String {
    guard whole > 0 else { return "0" }
    return hundredths(
      Int64((Double(part) * Double(length) * 100 / Double(whole)).rounded(.toNearestOrEven)))
  }

  /// What is left of 100.
  static func rest(_ length: String) -> String {
    let parts = length.split(separator: ".")
    let whole = Int64(parts[0]) ?? 0
    let rest = parts.count > 1 ? Int64(parts[1]) ?? 0 : 0
    return hundredths(10_000 - whole * 100 - rest)
  }

  private static func hundredths(_ number: Int64) -> String {
    let rest = number % 100
    if rest == 0 { return "\(number / 100)" }
    return "\(number / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The beginning of a drawing that fills the width there is.
  static func open(
    _ identifier: String, width: Int, height: Int, _ title: String, _ description: String
  ) -> String {
    "<svg viewBox=\"0 0 \(width) \(height)\" preserveAspectRatio=\"none\" role=\"img\" "
      + "aria-labelledby=\"\(identifier)-title \(identifier)-desc\">"
      + "<title id=\"\(identifier)-title\">\(HTMLText.escape(title))</title>"
      + "<desc id=\"\(identifier)-desc\">\(HTMLText.escape(description))</desc>"
  }

  /// How strongly a part of the most is drawn, in steps that can be told apart.
  static func strength(_ part: Int64, of most: Int64) -> String {
    guard part > 0, most > 0 else { return "0.06" }
    let steps = ["0.2", "0.36", "0.52", "0.68", "0.84", "1"]
    return steps[min(steps.count - 1, Int(part * Int64(steps.count) / (most + 1)))]
  }
}
