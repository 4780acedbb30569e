import Rules

/// A group and the value that an event brings to it.
struct GroupedValue: Hashable {
  let group: Int64
  let value: MatchValue?
}
