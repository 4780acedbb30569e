/// The colours of messages for people.
enum AlertColor {
  /// As Slack writes it; what is over is green.
  static func hexadecimal(ofLevel level: String, isOver: Bool) -> String {
    if isOver { return "#2e7d32" }
    return switch level {
    case "critical": "#b00020"
    case "high": "#e65100"
    case "medium": "#f9a825"
    case "low": "#1565c0"
    default: "#607d8b"
    }
  }

  /// By the names of adaptive cards.
  static func name(ofLevel level: String, isOver: Bool) -> String {
    if isOver { return "Good" }
    return switch level {
    case "critical", "high": "Attention"
    case "medium": "Warning"
    default: "Accent"
    }
  }
}
