/// Metrics in Prometheus' text format, version 0.0.4.
public enum MetricsText {
  /// The type under which HTTP carries it.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// All families; those without a sample are left out.
  public static func text(_ families: [MetricFamily]) -> String {
    families.filter { !$0.samples.isEmpty }.map(text).joined()
  }

  private static func text(_ family: MetricFamily) -> String {
    let head =
      "# HELP \(family.name) \(escaped(family.help, besides: []))\n"
      + "# TYPE \(family.name) \(family.kind.rawValue)\n"
    return family.samples.reduce(into: head) { text, sample in
      text += "\(family.name)\(labels(sample.labels)) \(number(sample.value))\n"
    }
  }

  private static func labels(_ labels: [MetricFamily.Label]) -> String {
    guard !labels.isEmpty else { return "" }
    let written = labels.map { "\($0.name)=\"\(escaped($0.value, besides: ["\""]))\"" }
    return "{\(written.joined(separator: ","))}"
  }

  private static func escaped(_ text: String, besides others: Set<Unicode.Scalar>) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        escaped += "\\n"
      } else {
        if scalar == "\\" || others.contains(scalar) { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func number(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
    return "\(Int64(value))"
  }
}
