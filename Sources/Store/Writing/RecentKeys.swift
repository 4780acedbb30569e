import CloudTrail

/// The keys of events that were stored a moment ago.
///
/// Copies often come close behind their originals. To know that a key is taken spares an insert
/// that is bound to fail; a key that is forgotten here is found out by that insert.
struct RecentKeys {
  private static let slotCount = 1 << 16

  private var slots = [Int64](repeating: .min, count: slotCount)

  func contains(_ key: EventKey) -> Bool { slots[Self.slot(key)] == key.value }

  mutating func insert(_ key: EventKey) { slots[Self.slot(key)] = key.value }

  mutating func remove(_ key: EventKey) {
    if contains(key) { slots[Self.slot(key)] = .min }
  }

  /// Forgets all keys, for a rollback takes events away.
  mutating func removeAll() {
    for slot in slots.indices { slots[slot] = .min }
  }

  /// The low bits are a hash already.
  private static func slot(_ key: EventKey) -> Int { Int(key.value & Int64(slotCount - 1)) }
}
