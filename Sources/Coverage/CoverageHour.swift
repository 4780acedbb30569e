/// What is known of one account and region in one hour.
public struct CoverageHour: Sendable, Hashable {
  /// What that means.
  public enum State: String, Sendable, CaseIterable {
    /// Files came.
    case files
    /// Files came, but no digest, though there are digests around.
    case undigested
    /// A digest came and no file: nothing happened, and that is proven once the digest is verified.
    case silent
    /// Neither came, though digests come every hour: something is missing.
    case gap
    /// Nothing came, and there are no digests that would say whether anything should have.
    case unknown
    /// Before the first file and digest, or after the last.
    case outside
  }

  /// Trail files by the hour of their delivery.
  public internal(set) var files = 0
  /// Digests by the hour that they are about.
  public internal(set) var digests = 0
  /// Stored events by the hour in which they happened.
  public internal(set) var events = 0
  /// How many of these were delivered more than an hour later.
  public internal(set) var lateEvents = 0
}
