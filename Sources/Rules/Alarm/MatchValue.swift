/// What a match brings to an alarm that measures values.
public enum MatchValue: Sendable, Hashable {
  /// A number to be added, averaged or compared.
  case number(Double)
  /// A value, or a tuple of values as a JSON array, in the form in which equal ones are equal:
  /// case does not matter.
  case text(String)
}
