import Alarms

/// The matches of the batch that a decoder is filling.
///
/// A class with unchecked sendability: it belongs to one decoder's thread, where the observer adds
/// to it and the hand-over takes from it.
final class MatchList: @unchecked Sendable {
  private var matches: [EventMatch] = []

  func append(_ match: EventMatch) { matches.append(match) }

  func take() -> [EventMatch] {
    defer { matches = [] }
    return matches
  }

  /// Takes back what belongs to rows that will not be stored.
  func discard(from row: Int) { matches.removeAll { $0.row >= row } }
}
