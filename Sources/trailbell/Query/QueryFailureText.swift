import Daemon
import Settings
import Store

/// Why a question has no answer, as compilers say it: the place, what is wrong, and the mend.
enum QueryFailureText {
  /// The failure of a command.
  static func failure(_ failure: QueryFailure) -> any Error {
    switch failure {
    case .mistake(let mistake): RunFailure(text(of: mistake), exitStatus: .usage)
    case .forbidden(let what):
      RunFailure(
        "a question can only read: it may not use \(what)", exitStatus: .usage)
    case .tooLong(let seconds):
      RunFailure(
        "the answer took more than \(seconds) s; give it a range of time or another condition that "
          + "has an index, or more seconds with --timeout",
        exitStatus: .unavailable)
    case .database(let error): error
    }
  }

  private static func text(of mistake: QueryFailure.Mistake) -> String {
    var text = mistake.message
    if let missing = mistake.missingName {
      // A name can be written with that of its table before it.
      let name = missing.split(separator: ".").last.map(String.init) ?? missing
      let near = Likeness.near(mistake.presentNames, to: name)
      text += near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
    }
    guard let place = mistake.place else { return "the SQL: \(text)" }
    let (shown, column) = excerpt(place)
    return """
      the SQL, line \(place.line), column \(place.column): \(text)
        \(shown)
        \(String(repeating: " ", count: column - 1))^
      """
  }

  /// How much of a line is shown, in characters.
  private static let excerptMaximum = 100

  /// The part of the line around the place, and the place in it.
  private static func excerpt(
    _ place: QueryFailure.Mistake.Place
  ) -> (text: String, column: Int) {
    let scalars = Array(place.text.unicodeScalars)
    let start = max(0, min(place.column - 1 - excerptMaximum / 2, scalars.count - excerptMaximum))
    let shown = scalars[start...].prefix(excerptMaximum)
    return (
      String(String.UnicodeScalarView(shown.map { $0 == "\t" ? " " : $0 })), place.column - start
    )
  }
}
