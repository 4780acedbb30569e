import Watch

/// Puts trail files into the order in which they were delivered, as their paths tell it.
///
/// Files of many regions lie in many folders. Read folder by folder, each region would write all
/// over the database's pages of the same time; read by delivery, events go where the last ones went.
/// It is an order for speed only: any order gives the same database.
enum DeliveryOrder {
  /// The day of a folder that ends in `YYYY/MM/DD`; nil for others, which come first.
  static func day(ofDirectory path: PathBytes) -> [UInt8]? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/")).suffix(3)
    let digits = Array(parts.joined())
    guard parts.count == 3, digits.count == 8, digits.allSatisfy(isDigit) else { return nil }
    return digits
  }

  /// The `YYYYMMDDTHHMM` in a trail file's name, or nothing.
  static func minute(ofName name: [UInt8]) -> ArraySlice<UInt8> {
    // …_20210729T2355Z_1lQFb8HU3K2s72AX.json.gz
    guard name.count > 14 else { return [] }
    for end in stride(from: name.count - 1, through: 13, by: -1)
    where name[end] == UInt8(ascii: "Z") && name[end - 5] == UInt8(ascii: "T") {
      let stamp = name[(end - 13)..<end]
      let digits = stamp.prefix(8) + stamp.suffix(4)
      if digits.allSatisfy(isDigit) { return stamp }
    }
    return []
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
