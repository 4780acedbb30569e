/// The number under which an event is stored: its second, then a hash of its id.
///
/// Keys in the order of time keep inserts on recent pages and make the table its own index on
/// time, and an event that comes again finds its earlier row without an index on random ids.
public struct EventKey: Hashable, Sendable, Comparable {
  /// The bits below the seconds.
  public static let hashBits: Int64 = 25
  private static let hashMask: Int64 = (1 << hashBits) - 1

  /// The second that stands for "no time": just before 1970, where no event of AWS can be.
  public static let untimedSeconds: Int64 = -1

  /// The number itself.
  public let value: Int64

  /// The key with a known number.
  public init(value: Int64) { self.value = value }

  /// The first key to try for an event.
  public init(seconds: Int64, idHash: UInt64) {
    value = seconds << Self.hashBits | Int64(truncatingIfNeeded: idHash) & Self.hashMask
  }

  /// The first key of a second.
  public static func first(ofSeconds seconds: Int64) -> EventKey {
    EventKey(value: seconds << hashBits)
  }

  /// The seconds since 1970.
  public var seconds: Int64 { value >> Self.hashBits }

  /// The seconds since 1970; nil for an event without a time.
  public var timedSeconds: Int64? { seconds == Self.untimedSeconds ? nil : seconds }

  /// Orders by time.
  public static func < (left: EventKey, right: EventKey) -> Bool { left.value < right.value }
}
