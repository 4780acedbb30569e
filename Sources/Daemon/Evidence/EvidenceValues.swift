import Notify
import Pseudonyms

/// Writes values of an alert into the bundle's own texts, with pseudonyms for whom they name.
///
/// The words around them are Trailbell's: somebody may be called like one, and is not named by it.
final class EvidenceValues {
  /// Nil where names stay.
  let pseudonymiser: Pseudonymiser?
  /// What of names is in the values that were written.
  private(set) var remains = Pseudonymiser.Remains()

  init(_ pseudonymiser: Pseudonymiser?) { self.pseudonymiser = pseudonymiser }

  /// A value as a text.
  func text(_ value: String) -> String {
    guard let pseudonymiser else { return value }
    let text = pseudonymiser.replaced(text: value)
    remains.add(pseudonymiser.remains(in: Array(text.utf8), isJSON: false))
    return text
  }

  /// A value in one line of a page.
  func line(_ value: String) -> String { LogText.line(text(value)) }

  /// A value as a JSON string.
  func json(_ value: String) -> String { JSONText.text(text(value)) }
}
