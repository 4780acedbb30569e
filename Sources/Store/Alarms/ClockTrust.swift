/// What is judged by the clock when a transaction is committed; each level has the ones before it.
///
/// An alarm that holds because nothing came must wait while something can still be on its way. Until
/// then it is judged as far as it was.
public enum ClockTrust: Int, Sendable, Comparable, CaseIterable {
  /// Nothing; alarms that matches make ring do so all the same. What lies in the folders was not
  /// read yet.
  case matches
  /// What is over, and what holds because nothing came, but for unusual silences.
  case windows
  /// Also unusual silences: the tool that fills the folders was at work for long enough.
  case everything

  /// Orders by how much is judged.
  public static func < (left: ClockTrust, right: ClockTrust) -> Bool {
    left.rawValue < right.rawValue
  }
}
