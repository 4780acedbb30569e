/// What one key may hold: how its text is read, what it may be, and how it is written back.
///
/// A kind knows nothing of YAML or of files, so each is tested with plain strings.
struct ScalarKind<Value> {
  /// What is accepted, as it stands after "expected": `a duration from 1s to 1d`.
  let expectation: String
  /// Reads the text of a scalar, or says what is wrong with it.
  let parse: (_ text: String) throws(ScalarFault) -> Value
  /// Writes a value as people would write it in the file.
  let format: (_ value: Value) -> String
}

/// Why a text is not a value of its kind.
enum ScalarFault: Error, Equatable {
  /// The text is not of this kind at all; `hint` is the spelling that was probably meant.
  case unreadable(hint: String?)
  /// The text is of this kind, but outside what is allowed.
  case outOfRange
  /// The text is of this kind, but cannot work for a reason of its own.
  case refused(fault: String, mend: String)
}
