/// How long an alarm's condition must hold before it fires, and how long it fires after it last
/// held, in seconds; 0 where a rule does not say.
struct HoldTimes: Sendable, Hashable {
  var forSeconds = 0
  var keepFiringSeconds = 0
  /// The first of the two keys that a rule has, with its place; nil where it has none.
  var firstKey: Key?

  struct Key: Sendable, Hashable {
    let name: String
    let place: SourcePlace
  }
}
